import type { Day } from "@/lib/dates";
import { dayTone, dayToneClass, NO_HOLIDAYS, type Holidays } from "@/lib/holidays";
import { AvailabilityMark, type Availability } from "./AvailabilityMark";
import { DayName } from "./DayName";
import { useWords } from "./words";

export type StripDay = { on: Day; status: Availability };

/**
 * The dates asked for. Lodging takes nights, so the last day of `nights` is not boxed: three boxes for
 * 7–10 December. `days` (day use) boxes both ends.
 */
export type Wished = { starts_on: Day; ends_on: Day; by: "nights" | "days" };

/** A fortnight (a week where it is narrow) of one place, as a table that can be read aloud cell by cell. */
export function AvailabilityStrip({
  days,
  wished,
  holidays = NO_HOLIDAYS,
  name,
  note,
}: {
  days: readonly StripDay[];
  wished?: Wished | null;
  holidays?: Holidays;
  name: string;
  note?: string;
}) {
  const words = useWords();
  const boxed = days.map(({ on }) => isWished(on, wished ?? null));
  return (
    <div className="@container">
      <table className="w-full table-fixed border-separate border-spacing-0">
        <caption className="sr-only">
          {`${name} ${words.availability.caption}`}
          {note !== undefined && ` ${note}`}
        </caption>
        <thead>
          <tr>
            {days.map(({ on }, index) => (
              <th
                key={on}
                scope="col"
                className={`pb-1 text-sm leading-130 font-normal ${narrow(index)} ${dayToneClass(dayTone(on, holidays))}`}
              >
                <DayName on={on} holidays={holidays} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {days.map(({ on, status }, index) => (
              <td
                key={on}
                className={`h-10 border-y text-center leading-100 ${narrow(index)} ${edge(boxed, index)} ${ground(status, boxed[index] ?? false)}`}
              >
                <AvailabilityMark status={status} />
                {boxed[index] && <span className="sr-only">（{words.availability.wished}）</span>}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export function isWished(on: Day, wished: Wished | null): boolean {
  if (!wished) return false;
  const last = wished.by === "nights" ? on < wished.ends_on : on <= wished.ends_on;
  return on >= wished.starts_on && (last || on === wished.starts_on);
}

/** The second week only where fourteen columns leave each mark room. */
function narrow(index: number): string {
  return index >= 7 ? "hidden @lg:table-cell" : "";
}

function ground(status: Availability, wished: boolean): string {
  if (wished) return "bg-key-50";
  return status === "full" || status === "closed" ? "bg-solid-gray-50" : "bg-white";
}

/** One 2 px box around the wished days, hair lines around the others. On phones it closes at the seventh day. */
function edge(boxed: readonly boolean[], index: number): string {
  const [before, here, after] = [boxed[index - 1] ?? false, boxed[index] ?? false, boxed[index + 1] ?? false];
  if (!here)
    return `border-y-solid-gray-300 border-s border-s-solid-gray-300 ${before ? "border-s-0" : ""} ${index === boxed.length - 1 ? "border-e border-e-solid-gray-300" : ""} ${index === 6 ? "@max-lg:border-e @max-lg:border-e-solid-gray-300" : ""}`;
  const start = before ? "border-s border-s-key-200" : "border-s-2 border-s-key-900";
  const end = after
    ? index === 6
      ? "@max-lg:border-e-2 @max-lg:border-e-key-900"
      : ""
    : "border-e-2 border-e-key-900";
  return `border-y-2 border-y-key-900 ${start} ${end}`;
}
