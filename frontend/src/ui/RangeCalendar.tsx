import { parseDate, type CalendarDate } from "@internationalized/date";
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  I18nProvider,
  RangeCalendar as Calendar,
} from "react-aria-components";
import { dateRange, stayLength, type Day } from "@/lib/dates";
import { dayTone, dayToneClass, NO_HOLIDAYS, type Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { Icon } from "./Icon";
import { useWords } from "./words";

export type DayRange = { starts_on: Day; ends_on: Day };

export type RangeCalendarProps = {
  value: DayRange | null;
  onChange: (range: DayRange) => void;
  min?: Day | undefined;
  max?: Day | undefined;
  /** Days that cannot be part of a stay; a range may not run over them. */
  isUnavailable?: ((on: Day) => boolean) | undefined;
  holidays?: Holidays | undefined;
  label?: string;
  autoFocus?: boolean;
};

/** A month to choose a stay from. Saturdays blue, Sundays and holidays red, unavailable days struck through. */
export function RangeCalendar({
  value,
  onChange,
  min,
  max,
  isUnavailable,
  holidays = NO_HOLIDAYS,
  label,
  autoFocus = false,
}: RangeCalendarProps) {
  const words = useWords();
  const { locale } = useLocale();
  const chosen =
    value === null
      ? words.dates.none
      : words.dates.selected(
          `${dateRange(value.starts_on, value.ends_on, locale)} ${stayLength(value.starts_on, value.ends_on, locale)}`,
        );
  return (
    <I18nProvider locale={locale === "ja" ? "ja-JP" : "en-US"}>
      <Calendar
        // React Aria's own Japanese label for a chosen range has an unbalanced parenthesis; ours names the range itself.
        aria-label={`${label ?? words.dates.dialog}（${chosen}）`}
        autoFocus={autoFocus}
        value={value === null ? null : { start: parseDate(value.starts_on), end: parseDate(value.ends_on) }}
        onChange={({ start, end }) => onChange({ starts_on: start.toString(), ends_on: end.toString() })}
        {...(min !== undefined && { minValue: parseDate(min) })}
        {...(max !== undefined && { maxValue: parseDate(max) })}
        {...(isUnavailable && { isDateUnavailable: (date) => isUnavailable(date.toString()) })}
        className="w-full max-w-[21.5rem]"
      >
        {({ state }) => (
          <>
            <div className="mb-2 flex items-center justify-between">
              <Turn slot="previous" label={words.dates.previous} />
              <h3 aria-live="polite" className="text-lg">
                {monthName(state.visibleRange.start, locale)}
              </h3>
              <Turn slot="next" label={words.dates.next} />
            </div>
            <CalendarGrid className="w-full table-fixed border-separate border-spacing-y-1" weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="h-9 text-sm">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <Cell date={date} holidays={holidays} />}</CalendarGridBody>
            </CalendarGrid>
            <p className="mt-2 text-sm text-solid-gray-700">{words.dates.keyboard}</p>
          </>
        )}
      </Calendar>
    </I18nProvider>
  );
}

function Turn({ slot, label }: { slot: "previous" | "next"; label: string }) {
  return (
    <Button
      slot={slot}
      aria-label={label}
      className="inline-flex size-11 items-center justify-center rounded-8 hover:bg-solid-gray-50 data-[disabled]:text-solid-gray-300"
    >
      <Icon name={slot === "previous" ? "chevron-left" : "chevron-right"} />
    </Button>
  );
}

const CELL =
  "flex h-11 w-full items-center justify-center data-[outside-month]:hidden data-[focus-visible]:outline-4 data-[focus-visible]:outline-black data-[focus-visible]:outline-offset-2 data-[focus-visible]:relative data-[focus-visible]:z-10";
const CHOSEN =
  "data-[selected]:bg-key-100 data-[selection-start]:rounded-8 data-[selection-end]:rounded-8 data-[selection-start]:bg-key-900 data-[selection-end]:bg-key-900 data-[selection-start]:text-white data-[selection-end]:text-white data-[selection-start]:font-bold data-[selection-end]:font-bold";
const OFF =
  "data-[unavailable]:bg-solid-gray-50 data-[unavailable]:text-solid-gray-600 data-[unavailable]:line-through data-[disabled]:text-solid-gray-420 data-[hovered]:bg-solid-gray-100 data-[hovered]:rounded-8";

function Cell({ date, holidays }: { date: CalendarDate; holidays: Holidays }) {
  const tone = dayToneClass(dayTone(date.toString(), holidays));
  const name = holidays.get(date.toString());
  return (
    <CalendarCell
      date={date}
      {...(name !== undefined && { title: name })}
      className={`${CELL} ${tone} ${OFF} ${CHOSEN}`}
    />
  );
}

function monthName(date: CalendarDate, locale: "ja" | "en"): string {
  if (locale === "ja") return `${date.year}年${date.month}月`;
  return new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "long", timeZone: "UTC" }).format(
    Date.UTC(date.year, date.month - 1),
  );
}
