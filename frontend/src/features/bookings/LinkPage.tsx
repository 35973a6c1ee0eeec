import { asProblem, type Problem } from "@/api/problem";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { ApproveForm } from "./link/ApproveForm";
import { CancelForm } from "./link/CancelForm";
import { Schedule } from "./link/Schedule";
import { useLinkAct, useSchedule, useToken } from "./link/useLink";
import { useWords as useLinkWords } from "./link/words";
import type { LinkSchedule } from "./wire";
import { useWords } from "./words";

/** A decision on a phone in under a minute: what, when, where; two buttons. */
export default function LinkPage() {
  const words = useWords();
  const link = useLinkWords();
  const token = useToken();
  const asked = useSchedule(token);
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle title={words.link.title} lead={link.lead} />
      {token === "" && <Dead title={link.missing.title} text={link.missing.text} />}
      {token !== "" && asked.isPending && <Skeleton rows={2} />}
      {asked.error && <Refused problem={asProblem(asked.error)} />}
      {asked.data && <Decision schedule={asked.data} token={token} />}
    </div>
  );
}

function Decision({ schedule, token }: { schedule: LinkSchedule; token: string }) {
  const words = useLinkWords();
  const act = useLinkAct(token);
  if (act.data) {
    const { title, text } = words.done[act.data];
    return (
      <NotificationBanner tone="success" title={title}>
        {text}
      </NotificationBanner>
    );
  }
  const forApproval = schedule.capability === "booking_approve";
  const open = schedule.state === (forApproval ? "supervisor_review" : "confirmed");
  return (
    <div className="flex flex-col gap-6">
      <p>{forApproval ? words.approveLead : words.cancelLead}</p>
      <Schedule schedule={schedule} />
      {act.error && <Refused problem={act.error} />}
      {!open && <Dead title={forApproval ? words.decided.booking_approve : words.decided.booking_cancel} />}
      {open && forApproval && <ApproveForm busy={act.isPending} onAct={act.mutate} />}
      {open && !forApproval && <CancelForm feeYen={schedule.fee_yen ?? 0} busy={act.isPending} onAct={act.mutate} />}
    </div>
  );
}

/** The server says what happened; the client adds what to do now. */
function Refused({ problem }: { problem: Problem }) {
  const words = useLinkWords();
  const text = problem.fields?.[0]?.message ?? words.what[problem.code] ?? problem.detail;
  return <Dead title={problem.title} text={text ?? undefined} />;
}

function Dead({ title, text }: { title: string; text?: string | undefined }) {
  const words = useLinkWords();
  return (
    <NotificationBanner
      tone="warning"
      title={title}
      actions={
        <>
          <LinkButton href={paths.signIn(paths.bookings())}>{words.signIn}</LinkButton>
          <LinkButton look="line" href={paths.help()}>
            {words.help}
          </LinkButton>
        </>
      }
    >
      {text}
    </NotificationBanner>
  );
}
