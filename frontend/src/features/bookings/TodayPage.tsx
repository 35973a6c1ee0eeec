import { addDays, isDay, longDate, type Day } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { Button, IconButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { GuestRow } from "./lists/GuestRow";
import { GROUPS, groupOf, type Group } from "./lists/guests";
import { useBookings } from "./lists/useBookings";
import { useWords as useListWords } from "./lists/words";
import { Trouble } from "./Trouble";
import { useToday } from "./useNow";
import type { BookingRow } from "./wire";
import { useWords } from "./words";

/** Who arrives, stays and leaves on a day; made to be printed for the desk. */
export default function TodayPage() {
  const words = useWords();
  const list = useListWords();
  const { locale } = useLocale();
  const { search } = useAddress();
  const today = useToday();
  const asked = search.get("on");
  const on = asked !== null && isDay(asked) ? asked : today;
  const { rows, error, retry } = useBookings({ view: "arrivals", on });
  return (
    <>
      <PageTitle
        title={words.today.title}
        lead={list.todayLead(longDate(on, locale))}
        actions={
          <span data-screen-only>
            <Button look="line" icon="print" onClick={() => globalThis.print()}>
              {list.print}
            </Button>
          </span>
        }
      />
      <DayTurner on={on} today={today} />
      {rows === undefined && (error ? <Trouble failure={error} onRetry={retry} /> : <Skeleton />)}
      {rows?.length === 0 && <EmptyState title={list.todayEmpty} icon="people" />}
      {rows && rows.length > 0 && GROUPS.map((group) => <Guests key={group} group={group} on={on} rows={rows} />)}
    </>
  );
}

function DayTurner({ on, today }: { on: Day; today: Day }) {
  const words = useListWords();
  const { locale } = useLocale();
  const { setSearch } = useAddress();
  const turn = (day: Day) => setSearch(new URLSearchParams(day === today ? {} : { on: day }), "replace");
  return (
    <div data-screen-only className="mb-6 flex flex-wrap items-center gap-2">
      <IconButton icon="chevron-left" label={words.previous} onClick={() => turn(addDays(on, -1))} />
      <span aria-live="polite" className="font-bold">
        {longDate(on, locale)}
      </span>
      <IconButton icon="chevron-right" label={words.next} onClick={() => turn(addDays(on, 1))} />
      {on !== today && (
        <Button look="text" size="small" onClick={() => turn(today)}>
          {words.backToToday}
        </Button>
      )}
    </div>
  );
}

function Guests({ group, on, rows }: { group: Group; on: Day; rows: readonly BookingRow[] }) {
  const words = useListWords();
  const here = rows.filter((row) => groupOf(row, on) === group);
  const silent = group === "noShow" || group === "left";
  if (here.length === 0 && silent) return null;
  return (
    <section aria-labelledby={`guests-${group}`} className="mb-6">
      <h2 id={`guests-${group}`} className="mb-2 text-lg">
        {words.groups[group]}
        <span className="ms-2 text-base font-normal text-solid-gray-700">{words.counts(here.length)}</span>
      </h2>
      {here.length === 0 && !silent && <p className="text-solid-gray-700">{words.groupEmpty[group]}</p>}
      <ul className="flex flex-col gap-3">
        {here.map((row) => (
          <li key={row.id} className="break-inside-avoid">
            <GuestRow row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}
