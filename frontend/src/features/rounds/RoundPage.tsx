import { Suspense, useState, type ReactNode } from "react";
import { api } from "@/api/client";
import { asProblem, isStale } from "@/api/problem";
import { useWrite } from "@/api/useWrite";
import { ifMatch, useIdempotency } from "@/api/writes";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress, usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/Dialog";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { ChipLink } from "@/ui/Tag";
import { useToast } from "@/ui/Toast";
import { Trouble } from "@/ui/Trouble";
import { ApplicationsTab } from "./applications/ApplicationsTab";
import { ApplyTab } from "./apply/ApplyTab";
import { RoundBadge } from "./badges";
import { CompareTab } from "./compare/CompareTab";
import { OverridesTab } from "./overrides/OverridesTab";
import { PolicyTab } from "./policy/PolicyTab";
import { ProposalTab } from "./proposal/ProposalTab";
import { tabOf, TABS, type Tab } from "./tabs";
import { refreshRounds, useRound } from "./useRounds";
import type { Round } from "./wire";
import { useWords } from "./words";

/** A round from its applications to its result; each step is an address of its own. */
export default function RoundPage() {
  const id = usePathParam("roundId");
  const words = useWords();
  const asked = useRound(id);
  const { search } = useAddress();
  const tab = tabOf(search);
  const { data: round } = asked;
  return (
    <>
      <BackLink href={paths.rounds()}>{words.round.back}</BackLink>
      <Title round={round} tab={tab} />
      {round && (
        <div className="flex flex-col gap-4 pb-8">
          <Ended round={round} />
          <Tabs round={round} current={tab} />
          <Suspense fallback={<Skeleton rows={3} height="h-40" />}>{bodyOf(tab, round)}</Suspense>
        </div>
      )}
      {!round && asked.error && (
        <Trouble title={words.failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!round && !asked.error && <Skeleton rows={3} height="h-24" />}
    </>
  );
}

/** One heading before and after the round is there, so that focus stays on it. */
function Title({ round, tab }: { round: Round | undefined; tab: Tab }) {
  const { round: words, methods, list } = useWords();
  const { locale } = useLocale();
  if (!round) return <PageTitle title={list.title} part={tab} />;
  return (
    <PageTitle
      title={words.title(said(round.call.name, locale), round.number)}
      part={tab}
      lead={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <RoundBadge state={round.state} />
          <span>{methods[round.method]}</span>
          <Link href={paths.roundResults(round.call.id)} className="link target-44">
            {words.public}
          </Link>
          <span>{words.lead(moment(round.opened_at, locale), round.opened_by)}</span>
        </span>
      }
      actions={round.may.includes("round.close") && <Close round={round} />}
    />
  );
}

function bodyOf(tab: Tab, round: Round): ReactNode {
  switch (tab) {
    case "applications":
      return <ApplicationsTab round={round} />;
    case "policy":
      return <PolicyTab round={round} />;
    case "proposals":
      return <ProposalTab round={round} />;
    case "compare":
      return <CompareTab round={round} />;
    case "apply":
      return <ApplyTab round={round} />;
    case "overrides":
      return <OverridesTab round={round} />;
  }
}

function Tabs({ round, current }: { round: Round; current: Tab }) {
  const { round: words } = useWords();
  const counts: Partial<Record<Tab, number>> = {
    applications: round.applications,
    proposals: round.runs,
    overrides: round.overrides,
  };
  return (
    <nav aria-label={words.tabs} className="flex flex-wrap gap-2">
      {TABS.map((tab) => {
        const count = counts[tab];
        return (
          <ChipLink key={tab} href={paths.round(round.id, tab)} current={tab === current}>
            {count === undefined ? words[tab] : words.tabCount(words[tab], count)}
          </ChipLink>
        );
      })}
    </nav>
  );
}

function Ended({ round }: { round: Round }) {
  const { round: words } = useWords();
  const { locale } = useLocale();
  if (round.state === "closed") return <NotificationBanner tone="info" title={words.closedTitle} />;
  if (round.state !== "applied" || !round.applied_at) return null;
  return (
    <NotificationBanner tone="success" title={words.appliedTitle}>
      {words.appliedText(moment(round.applied_at, locale), round.applied_by ?? "")}
    </NotificationBanner>
  );
}

function Close({ round }: { round: Round }) {
  const { round: words } = useWords();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const idempotency = useIdempotency();
  const closing = useWrite((version: number) => {
    const header = { ...ifMatch(version), ...idempotency({ close: round.id, version }) };
    return api.POST("/api/rounds/{id}/close", { params: { path: { id: round.id }, header } });
  }, refreshRounds);
  const problem = closing.error;
  return (
    <>
      <Button look="line" onClick={() => setAsking(true)}>
        {words.close}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.closeTitle}
        consequences={words.closeNotes}
        confirmLabel={words.close}
        busy={closing.isPending}
        onConfirm={() =>
          closing.mutate(round.version, {
            onSuccess: () => {
              toast(words.closed);
              setAsking(false);
            },
          })
        }
      >
        {problem && (
          <NotificationBanner tone="error" title={problem.title}>
            {isStale(problem) ? words.stale : problem.detail}
          </NotificationBanner>
        )}
      </ConfirmDialog>
    </>
  );
}
