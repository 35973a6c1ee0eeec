import { useEffect, useRef } from "react";
import { api } from "@/api/client";
import { useWrite } from "@/api/useWrite";
import { useIdempotency } from "@/api/writes";
import { moment } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { Panel } from "@/ui/Panel";
import { Tag } from "@/ui/Tag";
import { useToast } from "@/ui/Toast";
import { RunBadge } from "../badges";
import type { Messages as RoundMessages } from "../text/ja";
import { isUnderWay, refreshRounds } from "../useRounds";
import type { Round, Run } from "../wire";
import { useWords as useRoundWords } from "../words";
import { qualityOf, stageOf, STAGES } from "./quality";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** What was computed, the newest first, and what is being computed now. */
export function RunsPanel({ round, runs, shown }: { round: Round; runs: readonly Run[]; shown: string | null }) {
  const words = useWords();
  const common = useRoundWords();
  const { locale } = useLocale();
  useFinished(runs);
  return (
    <Panel title={words.runs}>
      {runs.filter(isUnderWay).map((run) => (
        <Progress key={run.id} run={run} />
      ))}
      {runs.length === 0 ? (
        <EmptyState icon="table" title={words.noRuns}>
          {words.noRunsText}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.runsTable}
          columns={columnsOf({ round, shown, words, common, locale })}
          rows={runs}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}

/** Says in passing when a computation that was seen under way has ended. */
function useFinished(runs: readonly Run[]) {
  const words = useWords();
  const toast = useToast();
  const seen = useRef(new Set<string>());
  useEffect(() => {
    for (const run of runs) {
      if (isUnderWay(run)) seen.current.add(run.id);
      else if (seen.current.delete(run.id) && run.state === "done")
        toast(words.progress.finished(words.run(run.number)));
    }
  }, [runs, toast, words]);
}

function Progress({ run }: { run: Run }) {
  const words = useWords();
  const { progress } = words;
  const toast = useToast();
  const idempotency = useIdempotency();
  const cancelling = useWrite((id: string) => {
    return api.POST("/api/round-runs/{id}/cancel", { params: { path: { id }, header: idempotency(id) } });
  }, refreshRounds);
  const { at, stage } = stageOf(run);
  const text = run.state === "queued" ? progress.queued : progress.stage(at, STAGES.length, words.stages[stage]);
  return (
    <div className="mb-4 rounded-12 border-2 border-key-900 p-4">
      <p className="font-bold">{words.run(run.number)}</p>
      <p role="status">
        {text} {run.progress?.text}
      </p>
      <progress
        className="mt-2 h-3 w-full accent-key-900"
        aria-label={progress.label}
        aria-valuetext={text}
        max={STAGES.length}
        value={at}
      />
      {run.may.includes("round_run.cancel") && (
        <Button
          look="line"
          size="small"
          icon="close"
          className="mt-3"
          busy={cancelling.isPending}
          onClick={() => cancelling.mutate(run.id, { onSuccess: () => toast(progress.cancelled) })}
        >
          {progress.cancel}
        </Button>
      )}
      {cancelling.error && (
        <p role="alert" className="mt-2 font-bold text-error-2">
          {cancelling.error.detail ?? cancelling.error.title}
        </p>
      )}
    </div>
  );
}

type Table = { round: Round; shown: string | null; words: Messages; common: RoundMessages; locale: Locale };

function columnsOf({ round, shown, words, common, locale }: Table): Column<Run>[] {
  const { columns } = words;
  return [
    {
      key: "run",
      header: columns.run,
      names: true,
      cell: (run) => (
        <span className="block min-w-32">
          <Link
            href={`${paths.round(round.id, "proposals")}&run=${run.id}`}
            aria-current={run.id === shown ? "true" : undefined}
            className="link target-44 font-bold"
          >
            {words.run(run.number)}
          </Link>
          {run.id === round.applied_run_id && (
            <span className="ms-2">
              <Tag>{words.applied}</Tag>
            </span>
          )}
          {run.keep_run_number != null && <span className="block text-sm">{words.keeps(run.keep_run_number)}</span>}
          {run.state === "done" && !run.is_current && round.state === "open" && (
            <span className="block text-sm text-solid-gray-700">{words.outdated}</span>
          )}
        </span>
      ),
    },
    { key: "state", header: columns.state, cell: ({ state }) => <RunBadge state={state} /> },
    {
      key: "placed",
      header: columns.placed,
      numeric: true,
      cell: ({ summary }) => summary && words.placedOf(summary.placed, summary.placed + summary.unplaced),
    },
    { key: "method", header: columns.method, cell: ({ method }) => common.runMethods[method], wideOnly: true },
    { key: "quality", header: columns.quality, cell: (run) => qualityOf(run, words.quality), wideOnly: true },
    {
      key: "asked",
      header: columns.asked,
      wideOnly: true,
      cell: ({ requested_by, requested_at }) => (
        <>
          {requested_by}
          <span className="block text-sm text-solid-gray-700">{moment(requested_at, locale)}</span>
        </>
      ),
    },
  ];
}
