import { addDays } from "@/lib/dates";
import type { Holidays } from "@/lib/holidays";
import { paths } from "@/paths";
import { useAddress } from "@/lib/route";
import type { StripDay, Wished } from "@/ui/AvailabilityStrip";
import { AvailabilityMark } from "@/ui/AvailabilityMark";
import { LinkButton } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { DateRangePicker } from "@/ui/DateRangePicker";
import { outlook } from "./months";
import { usePageWords } from "./words";

const DAYS_AHEAD = 180;
const PARTIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50];

/** Dates and head-count, whether there is room, and the way to the application, which they go along to. */
export function ApplyBox({
  facilityId,
  wished,
  party,
  days,
  today,
  holidays,
}: {
  facilityId: string;
  wished: Wished | null;
  party: number;
  days: readonly StripDay[] | undefined;
  today: string;
  holidays: Holidays;
}) {
  const words = usePageWords();
  const { search, setSearch } = useAddress();
  const change = (entries: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(entries)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setSearch(next, "replace");
  };
  const asked = search.toString();
  return (
    <section aria-label={words.apply.title} className="panel flex flex-col gap-4 p-4 md:p-5" data-screen-only>
      <h2 className="text-lg">{words.apply.title}</h2>
      <DateRangePicker
        compact
        label={words.apply.dates}
        value={wished}
        today={today}
        min={today}
        max={addDays(today, DAYS_AHEAD)}
        holidays={holidays}
        onChange={(range) => change({ starts_on: range?.starts_on ?? null, ends_on: range?.ends_on ?? null })}
      />
      <Select
        label={words.apply.party}
        width="short"
        value={String(party)}
        choices={[...new Set([...PARTIES, party])]
          .toSorted((one, other) => one - other)
          .map((people) => ({ value: String(people), label: words.people(people) }))}
        onChange={(next) => change({ party: next })}
      />
      <Outlook days={days} wished={wished} />
      <LinkButton size="large" wide href={paths.apply(facilityId, asked === "" ? "" : `?${asked}`)}>
        {words.apply.submit}
      </LinkButton>
      <p className="text-sm">{words.apply.note}</p>
      <p className="text-sm font-bold">{words.contract}</p>
    </section>
  );
}

function Outlook({ days, wished }: { days: readonly StripDay[] | undefined; wished: Wished | null }) {
  const words = usePageWords();
  const state = days === undefined || wished === null ? null : outlook(days, wished);
  return (
    <p role="status" className="flex items-center gap-2">
      {state !== null && state !== "unknown" && (
        <span aria-hidden="true" className="inline-flex">
          <AvailabilityMark status={state} />
        </span>
      )}
      <span className={state === null ? "text-sm text-solid-gray-700" : "font-bold"}>
        {wished === null ? words.apply.none : state !== null && words.apply[state]}
      </span>
    </p>
  );
}
