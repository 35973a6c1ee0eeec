import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/api/client";
import { isStale } from "@/api/problem";
import { useSubmit } from "@/api/useSubmit";
import { ifMatch, useIdempotency } from "@/api/writes";
import { useForm } from "@/lib/form";
import { refreshRounds } from "../useRounds";
import type { Round } from "../wire";
import { draftOf, ownField, policyFrom, unreadable, type PolicyDraft } from "./draft";
import { useWords } from "./words";

/** Saves what was typed over the version that was read; a refusal keeps all of it. */
export function usePolicy(round: Round, onSaved: () => void) {
  const words = useWords();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [before] = useState(() => draftOf(round.policy));
  const over = useRef(round.version);
  const form = useForm<PolicyDraft>(before);
  const sending = useSubmit(form, {
    check: (draft) => unreadable(draft, words.errors),
    send: async (draft) => {
      const body = policyFrom(draft);
      const header = { ...ifMatch(over.current), ...idempotency({ body, over: over.current }) };
      const answer = await api.PUT("/api/rounds/{id}", { params: { path: { id: round.id }, header }, body });
      const { error } = answer;
      if (!error?.fields) return answer;
      return {
        ...answer,
        error: { ...error, fields: error.fields.map((each) => ({ ...each, field: ownField(each.field, body) })) },
      };
    },
    done: () => {
      void refreshRounds(queries);
      onSaved();
    },
  });
  const stale = sending.problem !== null && isStale(sending.problem);
  return {
    form,
    ...sending,
    stale,
    dirty: JSON.stringify(form.values) !== JSON.stringify(before),
    /** After somebody else's change: the newest version is read, then replaced. */
    keepMine: async () => {
      const newest = await api.GET("/api/rounds/{id}", { params: { path: { id: round.id } } });
      over.current = newest.data?.version ?? over.current;
      sending.submit();
    },
  };
}
