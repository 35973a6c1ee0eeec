import { shortDate, weekday, type Day } from "@/lib/dates";
import type { Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";

/** A day at the head of a column: its number and weekday to see, the whole date and the holiday to hear. */
export function DayName({
  on,
  holidays,
  month,
  className,
}: {
  on: Day;
  holidays: Holidays;
  month?: string;
  className?: string;
}) {
  const { locale } = useLocale();
  return (
    <>
      <span aria-hidden="true">
        {month === undefined ? null : (
          <span className="block text-xs whitespace-nowrap text-solid-gray-800">{month}</span>
        )}
        <span className={`block ${className ?? ""}`}>{Number(on.slice(8))}</span>
        {weekday(on, locale)}
      </span>
      <span className="sr-only">
        {shortDate(on, locale)} {holidays.get(on) ?? ""}
      </span>
    </>
  );
}
