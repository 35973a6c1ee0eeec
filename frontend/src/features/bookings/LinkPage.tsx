import { asProblem, type Problem } from "@/api/problem";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { ApproveForm } from "./link/ApproveForm";
import { CancelForm } from "./link/CancelForm";
import { OfferForm } from "./link/OfferForm";
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
  const asks = ASKS[schedule.capability];
  if (asks === undefined) return <Dead title={words.missing.title} text={words.missing.text} />;
  const changes = asks.capability === "booking_approve" && schedule.changes.length > 0;
  const open = changes || schedule.state === asks.state;
  const form = { busy: act.isPending, onAct: act.mutate };
  return (
    <div className="flex flex-col gap-6">
      <p>{changes ? words.changeLead : words[asks.lead]}</p>
      <Schedule schedule={schedule} />
      {act.error && <Refused problem={act.error} />}
      {!open && <Dead title={words.decided[asks.capability]} />}
      {open && asks.capability === "booking_approve" && <ApproveForm {...form} />}
      {open && asks.capability === "booking_cancel" && <CancelForm feeYen={schedule.fee_yen ?? 0} {...form} />}
      {open && asks.capability === "offer_answer" && <OfferForm totalYen={schedule.total_yen ?? 0} {...form} />}
    </div>
  );
}

type Asked = {
  capability: "booking_approve" | "booking_cancel" | "offer_answer";
  /** The state in which it can be answered. */
  state: LinkSchedule["state"];
  lead: "approveLead" | "cancelLead" | "offerLead";
};

/** What the links of this page ask; other links have pages of their own. */
const ASKS: Partial<Record<LinkSchedule["capability"], Asked>> = {
  booking_approve: { capability: "booking_approve", state: "supervisor_review", lead: "approveLead" },
  booking_cancel: { capability: "booking_cancel", state: "confirmed", lead: "cancelLead" },
  offer_answer: { capability: "offer_answer", state: "offered", lead: "offerLead" },
};

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
