import { useState } from "react";
import { shortDate, type Day } from "@/lib/dates";
import { dayTone, dayToneClass, type Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { AvailabilityLegend, AvailabilityMark } from "@/ui/AvailabilityMark";
import { isWished, type StripDay, type Wished } from "@/ui/AvailabilityStrip";
import { Button } from "@/ui/Button";
import { useTerms } from "../terms/words";
import { monthsOf, type Month } from "./months";
import { usePageWords } from "./words";

const FIRST = 4;

/** Month after month as tables: four at first, up to half a year. */
export function AvailabilityMonths({
  days,
  wished,
  holidays,
}: {
  days: readonly StripDay[];
  wished: Wished | null;
  holidays: Holidays;
}) {
  const words = usePageWords();
  const [all, setAll] = useState(false);
  const months = monthsOf(days);
  return (
    <div className="flex flex-col gap-4">
      <AvailabilityLegend />
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {months.slice(0, all ? months.length : FIRST).map((month) => (
          <MonthTable key={month.key} month={month} wished={wished} holidays={holidays} />
        ))}
      </div>
      {!all && months.length > FIRST && (
        <Button look="line" className="self-center" onClick={() => setAll(true)}>
          {words.moreMonths}
        </Button>
      )}
    </div>
  );
}

function MonthTable({ month, wished, holidays }: { month: Month; wished: Wished | null; holidays: Holidays }) {
  const words = usePageWords();
  const terms = useTerms();
  const [year = 0, number = 1] = month.key.split("-").map(Number);
  // Weeks begin on Sunday, as Japanese calendars do.
  const heads = [6, 0, 1, 2, 3, 4, 5].map((weekday) => terms.weekdays[weekday] ?? "");
  return (
    <table className="w-full table-fixed border-collapse self-start">
      <caption className="pb-1 text-start font-bold">{words.month(year, number)}</caption>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th
              key={head}
              scope="col"
              className={`py-1 text-sm font-normal ${index === 0 ? "day-holiday" : index === 6 ? "day-saturday" : ""}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.key}>
            {week.days.map((day, index) =>
              day === null ? (
                // A place of the grid before the first or after the last day; it has no other name.
                // oxlint-disable-next-line react/no-array-index-key
                <td key={index} />
              ) : (
                <DayCell key={day.on} day={day} wished={isWished(day.on, wished)} holidays={holidays} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayInMonth = { on: Day; status: StripDay["status"] | null };

function DayCell({ day, wished, holidays }: { day: DayInMonth; wished: boolean; holidays: Holidays }) {
  const { locale } = useLocale();
  const { on, status } = day;
  const edge = wished ? "border-2 border-key-900 bg-key-50" : "border border-solid-gray-200";
  const ground = !wished && (status === "full" || status === "closed") ? "bg-solid-gray-50" : "";
  return (
    <td title={holidays.get(on)} className={`h-12 text-center align-middle leading-130 ${edge} ${ground}`}>
      <span aria-hidden="true" className={`block text-sm ${dayToneClass(dayTone(on, holidays))}`}>
        {Number(on.slice(8))}
      </span>
      <span className="sr-only">
        {shortDate(on, locale)} {holidays.get(on) ?? ""}
      </span>
      {status !== null && <AvailabilityMark status={status} />}
    </td>
  );
}
