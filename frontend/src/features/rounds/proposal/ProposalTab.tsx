import { asProblem } from "@/api/problem";
import { useAddress } from "@/lib/route";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { useProposal, useRuns } from "../useRounds";
import type { Round } from "../wire";
import { useWords as useRoundWords } from "../words";
import { ProposalView } from "./ProposalView";
import { RunsPanel } from "./RunsPanel";
import { StartPanel } from "./StartPanel";

/** Computing, and looking at what came of it; the newest finished proposal is open unless another is chosen. */
export function ProposalTab({ round }: { round: Round }) {
  const { failed } = useRoundWords();
  const { search } = useAddress();
  const runs = useRuns(round.id);
  const all = runs.data?.items ?? [];
  const shown = search.get("run") ?? round.applied_run_id ?? all.find(({ state }) => state === "done")?.id ?? null;
  const proposal = useProposal(shown);
  return (
    <>
      {round.may.includes("round_run.start") && runs.data && <StartPanel round={round} runs={all} />}
      {runs.error && <Trouble title={failed} problem={asProblem(runs.error)} onRetry={() => void runs.refetch()} />}
      {runs.isPending && <Skeleton rows={2} height="h-24" />}
      {runs.data && <RunsPanel round={round} runs={all} shown={shown} />}
      {proposal.error && (
        <Trouble title={failed} problem={asProblem(proposal.error)} onRetry={() => void proposal.refetch()} />
      )}
      {shown !== null && proposal.isPending && <Skeleton rows={3} height="h-32" />}
      {proposal.data && <ProposalView round={round} proposal={proposal.data} />}
    </>
  );
}
