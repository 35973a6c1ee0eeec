import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { LinkButton } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { CallSteps } from "./CallSteps";
import { PhaseBadge } from "./PhaseBadge";
import { TermSections } from "./TermSections";
import { Trouble } from "./Trouble";
import type { Call } from "./wire";
import { useWords } from "./words";

/** A call as the office reads it, and what may be done with it now. */
export default function CallPage() {
  const id = usePathParam("callId");
  const words = useWords();
  const asked = query.useQuery("get", "/api/calls/{id}", { params: { path: { id } } }, { staleTime: 0 });
  return (
    <>
      <BackLink href={paths.calls()}>{words.view.back}</BackLink>
      {asked.data === undefined && <PageTitle title={words.list.title} />}
      {asked.isError && <Trouble failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={3} height="h-48" />}
      {asked.data && <Whole call={asked.data} />}
    </>
  );
}

function Whole({ call }: { call: Call }) {
  const { view: words } = useWords();
  const { locale } = useLocale();
  return (
    <>
      <PageTitle
        title={said(call.name, locale)}
        over={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <PhaseBadge phase={call.phase} />
            {said(call.programme, locale)}
          </span>
        }
        lead={words.number(call.number, said(call.half_label, locale))}
        actions={
          <>
            {call.may.includes("call.update") && (
              <LinkButton look="line" icon="pencil" href={paths.editCall(call.id)}>
                {words.edit}
              </LinkButton>
            )}
            <CallSteps call={call} />
          </>
        }
      />
      <div className="flex flex-col gap-4 pb-8">
        {call.state === "draft" ? (
          <NotificationBanner tone="info" title={words.draftNote} />
        ) : (
          <p>
            <Link href={paths.openCall(call.id)} className="link inline-flex min-h-11 items-center">
              {words.publicPage}
            </Link>
          </p>
        )}
        {call.suspended_reason && (
          <NotificationBanner tone="warning" title={words.suspendedTitle}>
            <p className="whitespace-pre-line">{call.suspended_reason}</p>
          </NotificationBanner>
        )}
        <TermSections call={call} />
      </div>
    </>
  );
}
