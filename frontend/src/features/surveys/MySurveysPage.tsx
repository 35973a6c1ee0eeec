import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { useSettings } from "@/api/settings";
import { asProblem } from "@/api/problem";
import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { Trouble } from "@/ui/Trouble";
import { ReportHint } from "./ReportHint";
import { Survey } from "./Survey";
import { useWords } from "./words";

type Invitation = components["schemas"]["OwnInvitation"];

/** The same questionnaires as the mails' links, for people who are signed in. */
export default function MySurveysPage() {
  const { mySurveys } = useWords();
  const { search } = useAddress();
  const invitation = search.get("invitation");
  if (invitation === null) return <Invitations />;
  return (
    <div className="mx-auto max-w-3xl">
      <BackLink href={paths.mySurveys()}>{mySurveys.back}</BackLink>
      <Survey key={invitation} asked={{ invitation_id: invitation }} back={paths.mySurveys()} />
    </div>
  );
}

function Invitations() {
  const { mySurveys } = useWords();
  const list = query.useQuery("get", "/api/surveys/mine", {}, { staleTime: 0 });
  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle title={mySurveys.title} lead={mySurveys.lead} />
      <div className="flex flex-col gap-6">
        {list.isPending && <Skeleton />}
        {list.error && (
          <Trouble title={mySurveys.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
        )}
        {list.data?.items.length === 0 && (
          <EmptyState icon="clipboard" title={mySurveys.none}>
            {mySurveys.noneText}
          </EmptyState>
        )}
        {list.data && list.data.items.length > 0 && (
          <ul className="flex flex-col gap-3">
            {[...list.data.items].sort(openFirst).map((invitation) => (
              <InvitationCard key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
        <ReportHint />
      </div>
    </div>
  );
}

function InvitationCard({ invitation }: { invitation: Invitation }) {
  const { mySurveys } = useWords();
  const { locale } = useLocale();
  const today = useSettings()?.today ?? "";
  const { audience, answered_on: answered, due_on: due, closes_on: closes } = invitation;
  const open = isOpen(invitation);
  return (
    <li className="panel flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
      <div>
        <h2 className="text-lg">{mySurveys.audience[audience]}</h2>
        <p className="mt-1 flex flex-wrap items-center gap-x-3">
          {answered && <StatusBadge tone="good">{mySurveys.done}</StatusBadge>}
          {open && <StatusBadge tone="yours">{mySurveys.todo}</StatusBadge>}
          {!open && !answered && <StatusBadge tone="neutral">{mySurveys.closed}</StatusBadge>}
          <span>
            {answered
              ? mySurveys.answered(shortDate(answered, locale))
              : open && due < today && due !== closes
                ? mySurveys.overdue(shortDate(closes, locale))
                : mySurveys.due(shortDate(due, locale))}
          </span>
        </p>
      </div>
      {open && <LinkButton href={`${paths.mySurveys()}?invitation=${invitation.id}`}>{mySurveys.open}</LinkButton>}
    </li>
  );
}

function isOpen({ answered_on: answered, closed }: Invitation): boolean {
  return !answered && !closed;
}

function openFirst(a: Invitation, b: Invitation): number {
  return Number(isOpen(b)) - Number(isOpen(a)) || b.due_on.localeCompare(a.due_on);
}
