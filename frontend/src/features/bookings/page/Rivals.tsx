import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import type { Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** Who else wants these days: seen by those who decide, before they press. */
export function Rivals({ rivals }: { rivals: Booking["rivals"] }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  if (rivals.length === 0) return <p>{words.rivalsNone}</p>;
  return (
    <>
      <p>{words.rivalsSome(rivals.length)}</p>
      <ul className="mt-2 divide-y divide-solid-gray-200">
        {rivals.map(({ number, state, starts_on, ends_on, party }) => (
          <li key={number} className="flex flex-wrap gap-x-4 py-2">
            <span className="font-bold">{number}</span>
            <span>{starts_on && ends_on ? dateRange(starts_on, ends_on, locale) : common.noDates}</span>
            <span>{common.people(party)}</span>
            <span>{common.states[state]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
