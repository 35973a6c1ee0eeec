import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import type { WorkDay } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** The plan of the days as a list that fits a phone: a table would scroll sideways there. */
export function Plan({ days }: { days: readonly WorkDay[] }) {
  const words = useWords();
  const { bases, hours, labelled } = useBookingWords();
  const { locale } = useLocale();
  return (
    <ol className="divide-y divide-solid-gray-200">
      {days.map(({ day, basis, starts, ends, place, contact }) => (
        <li key={day} className="grid gap-x-4 py-2 sm:grid-cols-[9rem_9rem_1fr]">
          <span className="font-bold">{shortDate(day, locale)}</span>
          <span>
            {bases[basis]}
            {starts && ends && <span className="max-sm:ms-3 sm:block">{hours(starts, ends)}</span>}
          </span>
          <span className="min-w-0 text-sm leading-175">
            {place && <span className="block">{labelled(words.where, place)}</span>}
            {contact && <span className="block">{labelled(words.reach, contact)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
