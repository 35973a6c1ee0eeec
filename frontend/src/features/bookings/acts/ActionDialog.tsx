import { useState } from "react";
import type { Problem } from "@/api/problem";
import { addDays, parseDay, shortDate, type Day } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { useWords as usePageWords } from "../page/words";
import { useToday } from "../useNow";
import type { Booking } from "../wire";
import { openChange } from "../change/ChangePanel";
import { Diff } from "../change/Diff";
import { useWords as useChangeWords } from "../change/words";
import { ACTS, actWords, open, type Verb } from "./acts";
import { useAct } from "./useAct";
import { useWords } from "./words";

export type Actable = Pick<Booking, "id" | "version" | "may"> &
  Partial<Pick<Booking, "call" | "holder" | "cancellation" | "starts_on" | "ends_on" | "changes">>;

/** Asks before an act: consequences as sentences, the reason where one is owed, the fee where there is one. */
export function ActionDialog({ booking, verb, onClose }: { booking: Actable; verb: Verb; onClose: () => void }) {
  const words = useWords();
  const { done } = usePageWords();
  const toast = useToast();
  const act = useAct(booking);
  const [comment, setComment] = useState("");
  const [tried, setTried] = useState(false);
  const departure = useDeparture(booking);
  const fee = useFeeSentences(booking);
  const { title, confirm, consequences, comment: asked } = actWords(words, verb, booking);
  const kind = ACTS[verb];
  const missing = kind.comment === "required" && comment.trim() === "";
  const leaving = verb === "booking.check_out";
  const confirmed = () => {
    setTried(true);
    if (missing || (leaving && departure.error !== undefined) || act.isPending) return;
    const on = leaving ? departure.day : null;
    const acted = { verb, comment: comment.trim(), agreedFeeYen: booking.cancellation?.fee_yen ?? 0, on };
    act.mutate(acted, {
      onSuccess: ({ state }) => {
        toast(state === "pooled" && verb === "booking.forward" ? done["booking.forward:pooled"] : done[verb]);
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={title}
      consequences={verb === "booking.cancel" ? [...fee, ...consequences] : consequences}
      confirmLabel={confirm}
      onConfirm={confirmed}
      busy={act.isPending}
      look={kind.leaves ? "danger" : "fill"}
    >
      <div className="flex flex-col gap-4">
        {act.error && <Refused problem={act.error} />}
        <Changed booking={booking} verb={verb} />
        {leaving && (
          <TextInput
            label={words.departure}
            support={words.departureSupport}
            width="medium"
            value={departure.text}
            onChange={departure.setText}
            error={tried ? departure.error : undefined}
          />
        )}
        {kind.comment !== "none" && (
          <Comment verb={verb} label={asked} value={comment} onChange={setComment} missing={tried && missing} />
        )}
      </div>
    </ConfirmDialog>
  );
}

/** Whoever decides sees what differs before the button: of an open change, or of an application that was changed. */
function Changed({ booking, verb }: { booking: Actable; verb: Verb }) {
  const words = useChangeWords();
  const { decide } = open([verb]);
  const changes = booking.changes ?? [];
  const change = verb.startsWith("change.")
    ? openChange({ changes })
    : changes.findLast(({ state }) => state === "merged");
  if (!change || (decide.length === 0 && verb !== "change.withdraw") || verb.startsWith("booking.check_")) return null;
  return <Diff lines={change.lines} caption={words.compareTitle} />;
}

function Comment({
  verb,
  label,
  value,
  onChange,
  missing,
}: {
  verb: Verb;
  label: string | undefined;
  value: string;
  onChange: (value: string) => void;
  missing: boolean;
}) {
  const words = useWords();
  const required = ACTS[verb].comment === "required";
  return (
    <TextArea
      label={label ?? words.reasonMissing}
      value={value}
      onChange={onChange}
      rows={3}
      most={1000}
      required={required}
      optional={!required}
      error={missing ? words.reasonMissing : undefined}
    />
  );
}

function Refused({ problem }: { problem: Problem }) {
  const first = problem.fields?.[0]?.message;
  return (
    <NotificationBanner tone="error" title={problem.title}>
      {first ?? problem.detail}
    </NotificationBanner>
  );
}

function useFeeSentences({ cancellation }: Actable): string[] {
  const words = useWords();
  const { locale } = useLocale();
  if (!cancellation) return [];
  const until = cancellation.free_until;
  const free = until ? [words.freeUntil(shortDate(until, locale))] : [];
  if (cancellation.fee_yen === 0) return [words.noFee, ...free];
  return [words.fee(yen(cancellation.fee_yen, locale), cancellation.percent)];
}

/** The day of departure: today or the last day, whichever comes first, until somebody types another. */
function useDeparture({ starts_on, ends_on }: Actable) {
  const words = useWords();
  const { locale } = useLocale();
  const today = useToday();
  const last = ends_on && ends_on < today ? ends_on : today;
  const [typed, setText] = useState<string | null>(null);
  const text = typed ?? last.replaceAll("-", "/");
  const day: Day | null = parseDay(text, starts_on ?? addDays(today, -60));
  const from = starts_on ?? last;
  const fits = day !== null && day >= from && day <= last;
  const error = fits ? undefined : words.departureWrong(shortDate(from, locale), shortDate(last, locale));
  return { text, setText, day, error };
}
