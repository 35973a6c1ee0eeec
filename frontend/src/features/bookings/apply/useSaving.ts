import { useState } from "react";
import { api } from "@/api/client";
import { asProblem, isStale, type Problem } from "@/api/problem";
import { useSession } from "@/api/session";
import { ifMatch, useIdempotency } from "@/api/writes";
import { toApplication, type Draft } from "./draft";

type Answer = { data?: { id: string; version: number }; error?: unknown };

/**
 * Keeps the draft on the server as far as it is complete; what is not stays on the device. `save` gives the draft with
 * its new version, or null when the server refused and the problem is shown.
 */
export function useSaving() {
  const session = useSession();
  const idempotency = useIdempotency();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [busy, setBusy] = useState(false);

  const refused = (failure: unknown) => {
    setProblem(asProblem(failure));
    setRefusals((count) => count + 1);
  };
  const save = async (draft: Draft): Promise<Draft | null> => {
    const body = toApplication(draft);
    setProblem(null);
    if (session.status !== "person" || body === null) return draft;
    setBusy(true);
    const answer: Answer = await (
      draft.saved === null
        ? api.POST("/api/bookings", { headers: idempotency(body), body })
        : api.PUT("/api/bookings/{id}", {
            params: { path: { id: draft.saved.id } },
            headers: { ...ifMatch(draft.saved.version), ...idempotency({ body, saved: draft.saved }) },
            body,
          })
    ).catch((failure: unknown) => ({ error: failure }));
    setBusy(false);
    if (answer.data) return { ...draft, saved: { id: answer.data.id, version: answer.data.version } };
    refused(answer.error);
    return null;
  };

  const submit = async (draft: Draft): Promise<boolean> => {
    if (draft.saved === null) return false;
    setBusy(true);
    setProblem(null);
    const { id, version } = draft.saved;
    const answer: Answer = await api
      .POST("/api/bookings/{id}/submit", {
        params: { path: { id } },
        headers: { ...ifMatch(version), ...idempotency({ submit: id, version }) },
      })
      .catch((failure: unknown) => ({ error: failure }));
    setBusy(false);
    if (answer.data) return true;
    refused(answer.error);
    return false;
  };

  return { save, submit, busy, problem, refusals, setProblem, stale: problem !== null && isStale(problem) };
}
