import { useState } from "react";
import { api } from "@/api/client";
import { useWrite } from "@/api/useWrite";
import { useIdempotency } from "@/api/writes";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { useToast } from "@/ui/Toast";
import { isUnderWay, refreshRounds } from "../useRounds";
import type { Round, Run, RunMethod } from "../wire";
import { useWords as useRoundWords } from "../words";
import { useWords } from "./words";

/** A round may be computed by its own method, and by two others to compare with. */
const COMPARED: readonly RunMethod[] = ["first_come", "deferred_acceptance"];

export function useStart(round: Round) {
  const idempotency = useIdempotency();
  return useWrite((body: { method: RunMethod; keep_run_id: string | null; at: number }) => {
    const { at, ...asked } = body;
    const header = idempotency({ ...asked, at });
    return api.POST("/api/rounds/{id}/runs", { params: { path: { id: round.id }, header }, body: asked });
  }, refreshRounds);
}

export function StartPanel({ round, runs }: { round: Round; runs: readonly Run[] }) {
  const { start: words } = useWords();
  const { runMethods } = useRoundWords();
  const toast = useToast();
  const start = useStart(round);
  const [method, setMethod] = useState<RunMethod>(round.method);
  const [keep, setKeep] = useState("");
  const done = runs.filter(({ state }) => state === "done");
  const busy = start.isPending || runs.some(isUnderWay);
  // Only the optimisation knows how to stay near an earlier plan.
  const keeps = method === "optimise" && done.length > 0;
  return (
    <Panel title={words.title}>
      <p className="mb-4">{words.lead}</p>
      {start.error && (
        <NotificationBanner tone="error" title={words.failed}>
          {start.error.detail ?? start.error.title}
        </NotificationBanner>
      )}
      <form
        className="flex flex-wrap items-end gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          const keep_run_id = keeps && keep !== "" ? keep : null;
          start.mutate(
            // The same computation may be asked for again: how many there were makes it another question.
            { method, keep_run_id, at: runs.length },
            { onSuccess: () => toast(words.started) },
          );
        }}
      >
        <Select
          label={words.method}
          className="w-full sm:w-72"
          value={method}
          onChange={(value) => value !== "" && setMethod(value)}
          choices={[round.method, ...COMPARED].map((value) => ({ value, label: runMethods[value] }))}
        />
        {keeps && (
          <Select
            label={words.keep}
            support={words.keepHint}
            className="w-full sm:w-96"
            empty={words.keepNone}
            value={keep}
            onChange={setKeep}
            choices={done.map(({ id, number }) => ({ value: id, label: words.run(number) }))}
          />
        )}
        <Button type="submit" icon="refresh" busy={busy}>
          {words.submit}
        </Button>
      </form>
    </Panel>
  );
}
