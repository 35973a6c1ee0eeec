import { lazy, Suspense } from "react";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { ChipLink } from "@/ui/Tag";
import type { Proposal, Round } from "../wire";
import { useWords as useRoundWords } from "../words";
import { Costs, Municipalities } from "./Effects";
import { PlanCalendar } from "./PlanCalendar";
import { PlacedList, UnplacedList } from "./PlanLists";
import { qualityOf } from "./quality";
import { RecordPanel } from "./RecordPanel";
import { SummaryTiles } from "./SummaryTiles";
import { useWords } from "./words";

const PlanMap = lazy(() => import("./PlanMap").then((module) => ({ default: module.PlanMap })));
const VIEWS = ["list", "calendar", "map"] as const;

/** One proposal: its figures, its stays in three ways, and everything that was not given with the reason. */
export function ProposalView({ round, proposal }: { round: Round; proposal: Proposal }) {
  const words = useWords();
  const { runMethods } = useRoundWords();
  const { run } = proposal;
  if (run.state === "failed") return <Failed proposal={proposal} />;
  if (run.state !== "done") return null;
  const title = words.run(run.number);
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 className="text-xl">{title}</h2>
        <p>
          {runMethods[run.method]}　{qualityOf(run, words.quality)}
        </p>
      </div>
      {!run.is_current && round.state === "open" && (
        <NotificationBanner tone="warning" title={words.stale.title}>
          {words.stale.text}
        </NotificationBanner>
      )}
      <NotMet proposal={proposal} />
      {run.summary && <SummaryTiles summary={run.summary} />}
      <Views round={round} proposal={proposal} />
      <Panel title={words.unplaced(proposal.unplaced.length)}>
        <UnplacedList unplaced={proposal.unplaced} />
      </Panel>
      <Municipalities municipalities={proposal.municipalities} />
      <Costs costs={proposal.rule_costs} />
      <RecordPanel run={run} />
    </section>
  );
}

/** What the method leaves out, each once. Floors that couldn't be reached stand with their municipalities. */
function NotMet({ proposal: { run, not_met: all } }: { proposal: Proposal }) {
  const words = useWords();
  const said = all.filter(
    ({ code, message }, index) =>
      all.findIndex((each) => each.message === message) === index &&
      (run.method !== "optimise" || code !== "round.not_met_floors"),
  );
  if (said.length === 0) return null;
  return (
    <NotificationBanner tone="warning" title={words.notMet}>
      <Messages of={said} />
    </NotificationBanner>
  );
}

function Messages({ of }: { of: Proposal["not_met"] }) {
  return (
    <ul className="list-disc ps-5">
      {of.map(({ field, code, message }) => (
        <li key={`${field} ${code}`}>{message}</li>
      ))}
    </ul>
  );
}

function Failed({ proposal: { run } }: { proposal: Proposal }) {
  const words = useWords();
  return (
    <NotificationBanner tone="error" title={words.failedTitle(words.run(run.number))}>
      <Messages of={run.violations} />
    </NotificationBanner>
  );
}

function Views({ round, proposal }: { round: Round; proposal: Proposal }) {
  const words = useWords();
  const { search } = useAddress();
  const view = VIEWS.find((each) => each === search.get("show")) ?? "list";
  const address = `${paths.round(round.id, "proposals")}&run=${proposal.run.id}`;
  return (
    <Panel
      title={words.placed(proposal.placed.length)}
      actions={
        <nav aria-label={words.views} className="flex flex-wrap gap-2">
          {VIEWS.map((each) => (
            <ChipLink key={each} href={`${address}&show=${each}`} current={each === view}>
              {words.view[each]}
            </ChipLink>
          ))}
        </nav>
      }
    >
      {view === "list" && <PlacedList placed={proposal.placed} />}
      {view === "calendar" && <PlanCalendar round={round} proposal={proposal} />}
      {view === "map" && (
        <Suspense fallback={<Skeleton rows={1} height="h-96" />}>
          <PlanMap proposal={proposal} />
        </Suspense>
      )}
    </Panel>
  );
}
