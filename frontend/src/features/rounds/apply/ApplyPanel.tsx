import { useState } from "react";
import { asProblem } from "@/api/problem";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { qualityOf } from "../proposal/quality";
import { useWords as useProposalWords } from "../proposal/words";
import { useRuns } from "../useRounds";
import type { Round, Run } from "../wire";
import { useWords as useRoundWords } from "../words";
import { ApplyDialog } from "./ApplyDialog";
import { Refused } from "./Refused";
import { useApply } from "./useApply";
import { useWords } from "./words";

/** Only what was computed by the round's own method, over what stands now, can become its result. */
export function ApplyPanel({ round }: { round: Round }) {
  const words = useWords();
  const { failed } = useRoundWords();
  const { quality } = useProposalWords();
  const asked = useRuns(round.id);
  const [chosen, setChosen] = useState("");
  const [confirming, setConfirming] = useState(false);
  const apply = useApply(round);
  const ready = (asked.data?.items ?? []).filter((run) => canBeApplied(run, round));
  const run = ready.find(({ id }) => id === chosen) ?? ready[0];
  return (
    <Panel title={words.title}>
      <p className="mb-4">{words.lead}</p>
      {asked.error && <Trouble title={failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={1} height="h-24" />}
      {apply.error && (
        <Refused key={apply.submittedAt} round={round} problem={apply.error} runId={apply.variables?.id ?? null} />
      )}
      {asked.data && !run && (
        <EmptyState icon="table" title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      {run && (
        <div className="flex flex-col items-start gap-4">
          <Select
            label={words.run}
            className="w-full sm:w-96"
            value={run.id}
            onChange={setChosen}
            choices={ready.map((each) => ({
              value: each.id,
              label: words.runOf(each.number, qualityOf(each, quality)),
            }))}
          />
          {run.summary && <p>{words.summary(run.summary.placed, run.summary.unplaced, run.summary.shortfall)}</p>}
          <Link href={`${paths.round(round.id, "proposals")}&run=${run.id}`} className="link target-44">
            {words.look}
          </Link>
          {round.may.includes("round.apply") ? (
            <Button icon="check" busy={apply.isPending} onClick={() => setConfirming(true)}>
              {words.apply(run.number)}
            </Button>
          ) : (
            <NotificationBanner tone="info" title={words.approverOnly} />
          )}
        </div>
      )}
      {confirming && run && (
        <ApplyDialog
          round={round}
          run={run}
          onClose={() => setConfirming(false)}
          onConfirm={() => {
            setConfirming(false);
            apply.mutate(run);
          }}
        />
      )}
    </Panel>
  );
}

function canBeApplied(run: Run, round: Round): boolean {
  return run.state === "done" && run.is_current && run.method === round.method;
}
