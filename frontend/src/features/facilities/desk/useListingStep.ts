import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem, isStale, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import { useToast } from "@/ui/Toast";
import type { Facility } from "../wire";
import { useDeskWords } from "./words";

export type Step = "submit" | "publish" | "return" | "suspend";

type Answer = { data?: unknown; error?: unknown; response: Response };

/** One step of a listing's way; a stale page reloads itself and says so. */
export function useListingStep(facility: Facility) {
  const words = useDeskWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = (step: Step, text: string): Promise<Answer> => {
    const params = {
      path: { id: facility.id },
      header: { ...ifMatch(facility.version), ...idempotency({ step, text, version: facility.version }) },
    };
    if (step === "submit") return api.POST("/api/facilities/{id}/submit", { params });
    if (step === "publish") return api.POST("/api/facilities/{id}/publish", { params });
    if (step === "return") return api.POST("/api/facilities/{id}/return", { params, body: { comment: text } });
    return api.POST("/api/facilities/{id}/suspend", { params, body: { reason: text } });
  };
  const take = async (step: Step, text = ""): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    const answer = await send(step, text).catch((failure: unknown) => ({ error: failure, response: Response.error() }));
    setBusy(false);
    const refused = answer.response.ok ? null : asProblem(answer.error);
    if (refused === null || isStale(refused)) void queries.invalidateQueries();
    if (refused !== null) {
      setProblem(isStale(refused) ? { ...refused, detail: words.act.stale } : refused);
      return false;
    }
    toast(words.act[DONE[step]]);
    return true;
  };
  return { take, busy, problem };
}

const DONE = { submit: "submitted", publish: "published", return: "returned", suspend: "suspended" } as const;
