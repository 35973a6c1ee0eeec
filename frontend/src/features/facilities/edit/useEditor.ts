import { useCallback, useRef, useState } from "react";
import { api } from "@/api/client";
import { asProblem, fieldErrors, isStale, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import type { Draft as Kept } from "@/lib/drafts";
import type { FieldError } from "@/lib/form";
import type { Facility, Listing } from "../wire";
import { listingOf, type Draft } from "./draft";
import { differences, listingFrom } from "./sending";

export type Editor = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errorOf: (name: string) => string | undefined;
};

/** What is kept on the device: what was typed, and the version it was typed over. */
export type KeptDraft = { version: number; draft: Draft };

type Refusal = {
  problem: Problem | null;
  errors: FieldError[];
  attempt: number;
  /** The newer state that stood in the way, and where it differs from what was edited. */
  newer: { facility: Facility; changed: string[] } | null;
};
const NO_REFUSAL: Refusal = { problem: null, errors: [], attempt: 0, newer: null };

/** Saves what was typed; a refusal keeps all of it, and a stale page shows what somebody else changed. */
export function useEditor({
  facility,
  organisationId,
  kept,
  onSaved,
}: {
  facility: Facility | null;
  organisationId: string;
  kept: Kept<KeptDraft>;
  onSaved: (facility: Facility) => void;
}) {
  const [refusal, setRefusal] = useState(NO_REFUSAL);
  const [busy, setBusy] = useState(false);
  const idempotency = useIdempotency();
  const base = useRef<Listing | null>(facility === null ? null : listingOf(facility));
  const { version, draft } = kept.value;
  const change = useCallback(
    (part: Partial<Draft>) => kept.change({ version, draft: { ...draft, ...part } }),
    [kept, version, draft],
  );
  const send = (body: Listing, over: number) =>
    facility === null
      ? api.POST("/api/facilities", {
          params: { header: idempotency(body) },
          body: { ...body, organisation_id: organisationId },
        })
      : api.PUT("/api/facilities/{id}", {
          params: { path: { id: facility.id }, header: { ...ifMatch(over), ...idempotency({ body, over }) } },
          body,
        });
  const save = async (over = version) => {
    setBusy(true);
    const answer = await send(listingFrom(draft), over).catch((failure: unknown) => ({
      data: undefined,
      error: failure,
    }));
    setBusy(false);
    if (answer.data !== undefined) {
      setRefusal(NO_REFUSAL);
      base.current = listingOf(answer.data);
      kept.drop();
      onSaved(answer.data);
      return;
    }
    const problem = asProblem(answer.error);
    const newer = isStale(problem) && facility !== null ? await readAgain(facility.id) : null;
    setRefusal(({ attempt }) => ({
      problem,
      errors: fieldErrors(problem),
      attempt: attempt + 1,
      newer: newer === null ? null : { facility: newer, changed: differences(base.current ?? newer, listingOf(newer)) },
    }));
  };
  const editor: Editor = {
    draft,
    change,
    errorOf: (name) => refusal.errors.find(({ field }) => field === name)?.message,
  };
  return { editor, refusal, busy, save };
}

async function readAgain(id: string): Promise<Facility | null> {
  const { data } = await api.GET("/api/facilities/{id}", { params: { path: { id } } });
  return data ?? null;
}
