import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { Panel } from "@/ui/Panel";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import type { Booking, BookingChange, ChangeState } from "../wire";
import { Diff } from "./Diff";
import { useWords } from "./words";

const OPEN: ReadonlySet<ChangeState> = new Set<ChangeState>([
  "supervisor_review",
  "in_review",
  "host_check",
  "returned",
]);

/** The change that somebody has to decide on, or the applicant to correct. */
export function openChange({ changes }: Pick<Booking, "changes">): BookingChange | undefined {
  return changes.find(({ state }) => OPEN.has(state));
}

const TONES: Record<ChangeState, StatusTone> = {
  merged: "good",
  supervisor_review: "waiting",
  in_review: "waiting",
  host_check: "waiting",
  returned: "caution",
  accepted: "good",
  refused: "bad",
  withdrawn: "neutral",
  expired: "neutral",
};

/** The open change: what differs, for everybody alike. */
export function OpenChange({ booking }: { booking: Booking }) {
  const words = useWords();
  const change = openChange(booking);
  if (!change) return null;
  return (
    <Panel title={words.panel}>
      <p className="mb-3">{words.openText}</p>
      <Told change={change} />
    </Panel>
  );
}

/** Changes that are decided, newest first. */
export function PastChanges({ booking }: { booking: Booking }) {
  const words = useWords();
  const past = booking.changes.filter(({ state }) => !OPEN.has(state));
  if (past.length === 0) return null;
  return (
    <Panel title={words.past}>
      <ol className="flex flex-col gap-6">
        {past.toReversed().map((change) => (
          <li key={change.id}>
            <Told change={change} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** One change: where it stands, when and why it was asked for, what differs, what it costs. */
export function Told({ change }: { change: BookingChange }) {
  const words = useWords();
  const { locale } = useLocale();
  const { fee_yen: fee, before_yen: before, after_yen: after } = change;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge tone={TONES[change.state]}>{words.states[change.state]}</StatusBadge>
        <span className="font-bold">{words.panelOf(change.position)}</span>
        <span className="text-sm text-solid-gray-700">{words.asked(moment(change.requested_at, locale))}</span>
      </p>
      <Diff lines={change.lines} caption={words.panelOf(change.position)} />
      {before !== after && <p>{words.price(yen(before, locale), yen(after, locale))}</p>}
      {fee > 0 && <p>{words.feeOf(yen(fee, locale))}</p>}
      {change.reason !== "" && (
        <blockquote className="border-s-4 border-solid-gray-300 ps-3 whitespace-pre-line">
          <span className="text-sm text-solid-gray-700">{words.reasonIs}　</span>
          {change.reason}
        </blockquote>
      )}
    </div>
  );
}
