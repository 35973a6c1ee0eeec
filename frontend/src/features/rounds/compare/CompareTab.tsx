import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useAddress } from "@/lib/route";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { EmptyState } from "@/ui/EmptyState";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { useToast } from "@/ui/Toast";
import { Trouble } from "@/ui/Trouble";
import { useStart } from "../proposal/StartPanel";
import { isUnderWay, useRuns } from "../useRounds";
import type { Round, Run } from "../wire";
import { useWords as useRoundWords } from "../words";
import { Differences } from "./Differences";
import { columnsBeside, newest } from "./figures";
import { FigureTable } from "./FigureTable";
import { useWords } from "./words";

/** Two proposals side by side, and what first come and deferred acceptance would have given. */
export function CompareTab({ round }: { round: Round }) {
  const words = useWords();
  const { failed } = useRoundWords();
  const asked = useRuns(round.id);
  const runs = asked.data?.items ?? [];
  const done = runs.filter(({ state, summary }) => state === "done" && summary);
  const chosen = useChosen(done);
  return (
    <>
      {asked.error && <Trouble title={failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={3} height="h-24" />}
      {asked.data && round.may.includes("round_run.start") && <References round={round} runs={runs} />}
      {asked.data && chosen === null && (
        <EmptyState icon="table" title={words.few}>
          {words.fewText}
        </EmptyState>
      )}
      {chosen && <Compared round={round} done={done} {...chosen} />}
    </>
  );
}

type Pair = { first: Run; second: Run };

/** Which two: by the address, otherwise the newest and the one before it. */
function useChosen(done: readonly Run[]): Pair | null {
  const { search } = useAddress();
  const second = done.find(({ id }) => id === search.get("second")) ?? done[0];
  const others = done.filter(({ id }) => id !== second?.id);
  const first = others.find(({ id }) => id === search.get("first")) ?? others[0];
  return first && second ? { first, second } : null;
}

function Compared({ round, done, first, second }: { round: Round; done: readonly Run[] } & Pair) {
  const words = useWords();
  const { failed } = useRoundWords();
  const params = { path: { id: round.id }, query: { first: first.id, second: second.id } };
  const asked = query.useQuery("get", "/api/rounds/{id}/comparison", { params });
  return (
    <>
      <Panel title={words.title}>
        <Choosing done={done} first={first} second={second} />
      </Panel>
      <FigureTable runs={columnsBeside(done, first, second)} />
      {asked.error && <Trouble title={failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={2} height="h-32" />}
      {asked.data && <Differences comparison={asked.data} />}
    </>
  );
}

function Choosing({ done, first, second }: { done: readonly Run[] } & Pair) {
  const words = useWords();
  const { runMethods } = useRoundWords();
  const { search, setSearch } = useAddress();
  const choose = (place: "first" | "second", id: string) => {
    const next = new URLSearchParams(search);
    next.set("first", first.id);
    next.set("second", second.id);
    // Choosing what stands on the other side swaps the two.
    if (place === "first" && id === second.id) next.set("second", first.id);
    if (place === "second" && id === first.id) next.set("first", second.id);
    next.set(place, id);
    setSearch(next, "replace");
  };
  const choices = done.map(({ id, number, method }) => ({ value: id, label: words.run(number, runMethods[method]) }));
  return (
    <div className="flex flex-wrap gap-4">
      {(["first", "second"] as const).map((place) => (
        <Select
          key={place}
          label={words[place]}
          className="w-full sm:w-96"
          value={place === "first" ? first.id : second.id}
          choices={choices}
          onChange={(id) => choose(place, id)}
        />
      ))}
    </div>
  );
}

function References({ round, runs }: { round: Round; runs: readonly Run[] }) {
  const words = useWords();
  const { runMethods } = useRoundWords();
  const toast = useToast();
  const start = useStart(round);
  const missing = (["first_come", "deferred_acceptance"] as const).filter((method) => !newest(runs, method));
  if (missing.length === 0) return null;
  const busy = start.isPending || runs.some(isUnderWay);
  return (
    <Panel title={words.references}>
      <p className="mb-3 max-w-[45em]">{words.referencesText}</p>
      {start.error && (
        <NotificationBanner tone="error" title={words.startFailed}>
          {start.error.detail ?? start.error.title}
        </NotificationBanner>
      )}
      <div className="flex flex-wrap gap-3">
        {missing.map((method) => (
          <Button
            key={method}
            look="line"
            icon="refresh"
            busy={busy}
            onClick={() =>
              start.mutate({ method, keep_run_id: null, at: runs.length }, { onSuccess: () => toast(words.started) })
            }
          >
            {words.compute(runMethods[method])}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
