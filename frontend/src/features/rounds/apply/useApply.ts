import { api } from "@/api/client";
import { useWrite } from "@/api/useWrite";
import { ifMatch, useIdempotency } from "@/api/writes";
import { useToast } from "@/ui/Toast";
import { refreshRounds } from "../useRounds";
import type { Round, Run } from "../wire";
import { useWords } from "./words";

/** All or nothing: a refusal says which applications stand in the way. */
export function useApply(round: Round) {
  const words = useWords();
  const toast = useToast();
  const idempotency = useIdempotency();
  return useWrite(
    (run: Run) => {
      const body = { run_id: run.id };
      const header = { ...ifMatch(round.version), ...idempotency({ ...body, version: round.version, at: Date.now() }) };
      return api.POST("/api/rounds/{id}/apply", { params: { path: { id: round.id }, header }, body });
    },
    async (queries, problem) => {
      if (problem === null) toast(words.done);
      await refreshRounds(queries);
    },
  );
}
