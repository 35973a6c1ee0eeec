import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { Button, LinkButton } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Contact } from "../guide/Contact";
import { phaseSentence } from "./OpenCallsPage";
import { PhaseBadge } from "./PhaseBadge";
import { TermSections } from "./TermSections";
import { Trouble } from "./Trouble";
import type { Call } from "./wire";
import { useWords } from "./words";

/** The 募集要項 for everybody: on screen and as a paper of A4. */
export default function OpenCallPage() {
  const id = usePathParam("callId");
  const { open: words } = useWords();
  const asked = query.useQuery("get", "/api/calls/{id}", { params: { path: { id } } });
  return (
    <>
      <BackLink href={paths.openCalls()}>{words.all}</BackLink>
      {asked.data === undefined && <PageTitle title={words.title} />}
      {asked.isError && <Trouble failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={3} height="h-48" />}
      {asked.data && <Paper call={asked.data} />}
    </>
  );
}

function Paper({ call }: { call: Call }) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <>
      <PageTitle
        title={said(call.name, locale)}
        over={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <PhaseBadge phase={call.phase} />
            {said(call.programme, locale)} {words.open.title}
          </span>
        }
        lead={words.view.number(call.number, said(call.half_label, locale))}
        actions={
          <span data-screen-only className="flex flex-wrap gap-3">
            <Button look="line" icon="print" onClick={() => globalThis.print()}>
              {words.open.print}
            </Button>
            {call.phase === "open" && (
              <LinkButton icon="search" href={paths.search()}>
                {words.open.apply}
              </LinkButton>
            )}
          </span>
        }
      />
      <div className="mb-4">
        {call.phase === "suspended" ? (
          <NotificationBanner tone="warning" title={words.open.suspended}>
            <p className="whitespace-pre-line">{call.suspended_reason}</p>
          </NotificationBanner>
        ) : (
          <p>{phaseSentence(call, words.open, locale)}</p>
        )}
        {call.selection_method !== "first_come" && (
          <span data-screen-only className="flex flex-wrap gap-x-6">
            <Link href={paths.roundResults(call.id)} className="link inline-flex min-h-11 items-center">
              {words.open.rounds}
            </Link>
            {call.phase === "open" && (
              <Link href={paths.applyToCall(call.id)} className="link inline-flex min-h-11 items-center">
                {words.open.applyAnywhere}
              </Link>
            )}
          </span>
        )}
      </div>
      <TermSections call={call} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2 print:block print:space-y-3">
        <Panel title={words.open.howTitle}>
          <p>{words.open.howText}</p>
          <Link href={paths.flow()} data-screen-only className="link inline-flex min-h-11 items-center">
            {words.open.flow}
          </Link>
        </Panel>
        <Panel title={words.open.privacyTitle}>
          <p>{words.open.privacyText}</p>
          <Link href={paths.privacy()} data-screen-only className="link inline-flex min-h-11 items-center">
            {words.open.privacy}
          </Link>
        </Panel>
      </div>
      <Contact />
    </>
  );
}
