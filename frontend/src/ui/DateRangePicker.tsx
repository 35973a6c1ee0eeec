import { lazy, Suspense, useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { addDays, longDate, nightsBetween, parseDay, shortDate, stayLength, type Day } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { FieldGroup, type FieldFrame } from "./Field";
import { IconButton } from "./Button";
import type { DayRange, RangeCalendarProps } from "./RangeCalendar";
import { Skeleton } from "./Skeleton";
import { useWords } from "./words";

/** Fetched when the calendar is first opened: typing dates needs none of it. */
const RangeCalendar = lazy(() => import("./RangeCalendar").then((module) => ({ default: module.RangeCalendar })));

export type DateRangePickerProps = FieldFrame &
  Omit<RangeCalendarProps, "onChange" | "label" | "autoFocus"> & {
    onChange: (range: DayRange | null) => void;
    /** The server's today: a date typed without a year is the next one from here. */
    today: Day;
    /** For a search bar: one line, the weekday inside the field, help and the spoken range for readers only. */
    compact?: boolean;
  };

/** Dates typed (2026/12/7, 12/7, R8.12.7, 令和8年12月7日) or picked from a calendar; both ways change the same value. */
export function DateRangePicker({ value, onChange, today, holidays, compact = false, ...rest }: DateRangePickerProps) {
  const { min, max, isUnavailable, ...frame } = rest;
  const words = useWords();
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setOpen(false);
    opener.current?.focus();
  }, []);
  const leave = useCallback(() => setOpen(false), []);
  useLeaving(box, open, leave, close);
  const typed = useTypedRange({ value, onChange, today, compact, onUnreadable: setUnreadable });
  const pick = (range: DayRange) => {
    onChange(range);
    setUnreadable(false);
    close();
  };
  const error = frame.error ?? (unreadable ? words.dates.unreadable : undefined);
  const edge = error === undefined ? "border border-solid-gray-600" : "border-2 border-error-1";
  const calendar = { min, max, isUnavailable, holidays };
  return (
    <FieldGroup {...frame} {...(!compact && { support: frame.support ?? words.dates.typed })} error={error}>
      <div ref={box} className="relative max-w-lg">
        <div className={`flex min-h-12 items-center rounded-8 bg-white ps-3 ${edge}`}>
          <DayInput label={words.dates.start} {...typed.start} />
          <span aria-hidden="true" className="px-1">
            ～
          </span>
          <DayInput label={words.dates.end} {...typed.end} />
          <IconButton
            ref={opener}
            icon="calendar"
            label={words.dates.open}
            aria-expanded={open}
            aria-haspopup="dialog"
            onClick={() => setOpen(!open)}
          />
        </div>
        {open && <CalendarPopup value={value} onPick={pick} {...calendar} />}
      </div>
      <p role="status" className={compact ? "sr-only" : "text-sm text-solid-gray-700"}>
        {value !== null && spoken(value, locale)}
      </p>
    </FieldGroup>
  );
}

function CalendarPopup({
  onPick,
  ...calendar
}: Omit<RangeCalendarProps, "onChange"> & { onPick: (range: DayRange) => void }) {
  const words = useWords();
  return (
    <div
      role="dialog"
      aria-label={words.dates.dialog}
      className="absolute start-0 top-full z-30 mt-2 w-[22.5rem] max-w-[calc(100vw-2rem)] rounded-12 border border-solid-gray-300 bg-white p-4 shadow-3"
    >
      <Suspense fallback={<Skeleton rows={1} height="h-80" />}>
        <RangeCalendar autoFocus onChange={onPick} {...calendar} />
      </Suspense>
    </div>
  );
}

type Typed = { text: string; onText: (text: string) => void; onDone: () => void };

function DayInput({ label, text, onText, onDone }: Typed & { label: string }) {
  const finish = (event: { key: string }) => event.key === "Enter" && onDone();
  return (
    <input
      aria-label={label}
      inputMode="text"
      autoComplete="off"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onBlur={onDone}
      onKeyDown={finish}
      placeholder="----/--/--"
      className="min-h-11 w-full min-w-0 flex-1 rounded-4 bg-transparent px-1 placeholder:text-solid-gray-536"
    />
  );
}

/** Keeps what is being typed until both ends can be read; an unreadable end stays on screen as typed. */
function useTypedRange({
  value,
  onChange,
  today,
  compact,
  onUnreadable,
}: {
  value: DayRange | null;
  onChange: (range: DayRange | null) => void;
  today: Day;
  compact: boolean;
  onUnreadable: (is: boolean) => void;
}): { start: Typed; end: Typed } {
  const [draft, setDraft] = useState<{ start: string; end: string } | null>(null);
  const { locale } = useLocale();
  const written = (on: Day | undefined) => (compact && locale === "ja" && on ? shortDate(on, locale) : slashes(on));
  const shown = draft ?? { start: written(value?.starts_on), end: written(value?.ends_on) };
  const done = () => {
    if (draft === null) return;
    if (draft.start === "" && draft.end === "") {
      onChange(null);
      onUnreadable(false);
      setDraft(null);
      return;
    }
    const start = parseDay(draft.start, today);
    const end = parseDay(draft.end, start ?? today);
    onUnreadable((draft.start !== "" && start === null) || (draft.end !== "" && end === null));
    if (start === null || end === null) return;
    onChange(inOrder(start, end, value));
    setDraft(null);
  };
  return {
    start: { text: shown.start, onText: (start) => setDraft({ ...shown, start }), onDone: done },
    end: { text: shown.end, onText: (end) => setDraft({ ...shown, end }), onDone: done },
  };
}

/** An end that is pushed past the other one takes it along, nights kept; two new ends are simply put in order. */
export function inOrder(start: Day, end: Day, before: DayRange | null): DayRange {
  if (start <= end) return { starts_on: start, ends_on: end };
  const nights = before === null ? 0 : nightsBetween(before.starts_on, before.ends_on);
  if (end === before?.ends_on) return { starts_on: start, ends_on: addDays(start, nights) };
  if (start === before?.starts_on) return { starts_on: addDays(end, -nights), ends_on: end };
  return { starts_on: end, ends_on: start };
}

function slashes(on: Day | undefined): string {
  return on?.replaceAll("-", "/") ?? "";
}

function spoken({ starts_on, ends_on }: DayRange, locale: Locale): string {
  return `${longDate(starts_on, locale)} ～ ${longDate(ends_on, locale)} ${stayLength(starts_on, ends_on, locale)}`;
}

/** A press elsewhere leaves the calendar; Escape closes it and goes back to its button. */
function useLeaving(box: RefObject<HTMLElement | null>, active: boolean, leave: () => void, close: () => void) {
  useEffect(() => {
    if (!active) return;
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) leave();
    };
    const typed = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("pointerdown", pressed);
    document.addEventListener("keydown", typed);
    return () => {
      document.removeEventListener("pointerdown", pressed);
      document.removeEventListener("keydown", typed);
    };
  }, [box, active, leave, close]);
}
