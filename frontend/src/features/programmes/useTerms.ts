import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { ifMatch, useIdempotency } from "@/api/writes";
import type { Draft as Kept } from "@/lib/drafts";
import { useForm } from "@/lib/form";
import { differing, draftOf, newerIn, termsFrom, unreadable, type Draft } from "./draft";
import type { Call } from "./wire";
import { useWords } from "./words";

/** What is kept on the device: what was typed, and the version it was typed over. */
export type KeptTerms = { version: number; draft: Draft };

/** Saves what was typed; a refusal keeps all of it, and a stale page shows what somebody else changed. */
export function useTerms({
  call,
  kept,
  before,
  onSaved,
}: {
  call: Call | null;
  kept: Kept<KeptTerms>;
  before: Draft;
  onSaved: (call: Call) => void;
}) {
  const words = useWords();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [first] = useState(kept.value);
  const over = useRef(first.version);
  const form = useForm<Draft>(first.draft);
  const { values } = form;
  useEffect(() => {
    if (values !== first.draft) kept.change({ version: over.current, draft: values });
    // Kept on every change of a value, not on every new callback.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies react-hooks/exhaustive-deps
  }, [values]);
  const sending = useSubmit(form, {
    check: (draft) => unreadable(draft, words.errors),
    send: (draft) => {
      const body = termsFrom(draft);
      if (call === null) return api.POST("/api/calls", { params: { header: idempotency(body) }, body });
      const header = { ...ifMatch(over.current), ...idempotency({ body, over: over.current }) };
      return api.PUT("/api/calls/{id}", { params: { path: { id: call.id }, header }, body });
    },
    done: (saved) => {
      kept.drop();
      void queries.invalidateQueries({ queryKey: ["get", "/api/calls"] });
      void queries.invalidateQueries({ queryKey: ["get", "/api/calls/{id}"] });
      if (saved) onSaved(saved);
    },
  });
  const newer = sending.problem === null ? null : newerIn(sending.problem);
  const keepMine = () => {
    over.current = newer?.version ?? over.current;
    sending.submit();
  };
  return {
    form,
    ...sending,
    keepMine,
    /** What somebody else changed since this page was opened. */
    changed: newer === null ? null : differing(before, draftOf(newer.terms)),
    dirty: differing(before, values).length > 0,
  };
}
