import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import type { Asked } from "./wire";
import { useWords } from "./words";

/** An application as every list of a round names it: number, organisation, people, wished dates. */
export function AskedLine({ asked }: { asked: Asked }) {
  const words = useWords();
  const { locale } = useLocale();
  const dates = asked.starts_on && asked.ends_on ? dateRange(asked.starts_on, asked.ends_on, locale) : words.noDates;
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-3 font-bold">
        <Link href={paths.booking(asked.booking_id)} className="link target-44">
          {asked.number}
        </Link>
        <span>{asked.organisation_name}</span>
      </span>
      <span className="block text-sm text-solid-gray-700">
        {words.people(asked.party)}　{dates}
      </span>
    </>
  );
}
