import { addDays, longDate, shortDate, type Day } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { count, percent } from "@/lib/money";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { nameOf } from "../facilities/terms/place";
import { earlier, isNarrow, later } from "./span";
import type { BlockedShare, Calendar } from "./wire";
import { useWords } from "./words";

/** Where in time the page stands, the ways on, and how much is blocked. */
export function CalendarHead({ calendar, onBlock }: { calendar: Calendar; onBlock: (() => void) | null }) {
  const words = useWords();
  return (
    <>
      <Window calendar={calendar} />
      <div className="flex w-full flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <Share calendar={calendar} />
        <div className="flex flex-wrap gap-3">
          <LinkButton look="line" icon="link" href={paths.facilityCalendars(calendar.facility_id)}>
            {words.connect}
          </LinkButton>
          {onBlock !== null && (
            <Button icon="plus" onClick={onBlock}>
              {words.blocks.add}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function Window({ calendar: { from, days } }: { calendar: Calendar }) {
  const words = useWords();
  const { locale } = useLocale();
  const { setSearch } = useAddress();
  const go = (day: Day | null) => setSearch(new URLSearchParams(day === null ? {} : { from: day }), "replace");
  const last = addDays(from, days - 1);
  const until = last.slice(0, 4) === from.slice(0, 4) ? shortDate(last, locale) : longDate(last, locale);
  const narrow = isNarrow(days);
  return (
    <div role="group" aria-label={words.moveBy} className="flex flex-wrap items-center gap-2">
      <Button
        look="line"
        size="small"
        icon="chevron-left"
        className="min-h-11"
        onClick={() => go(narrow ? addDays(from, -days) : earlier(from))}
      >
        {narrow ? words.earlierDays : words.earlier}
      </Button>
      <Button look="line" size="small" className="min-h-11" onClick={() => go(null)}>
        {words.today}
      </Button>
      <Button
        look="line"
        size="small"
        icon="chevron-right"
        className="min-h-11 flex-row-reverse"
        onClick={() => go(narrow ? addDays(from, days) : later(from))}
      >
        {narrow ? words.laterDays : words.later}
      </Button>
      <p role="status" className="font-bold sm:ms-2">
        {words.span(longDate(from, locale), until)}
      </p>
    </div>
  );
}

function Share({ calendar }: { calendar: Calendar }) {
  const words = useWords();
  const { locale } = useLocale();
  const own = calendar.types.filter(({ kind }) => kind !== "whole");
  return (
    <div>
      <dl className="leading-150">
        <dt className="text-sm">{words.share}</dt>
        <dd>
          <span className="text-xl font-bold">{shareOf(calendar.blocked)}</span>
          <span className="ms-2 text-sm text-solid-gray-700">
            {words.shareText(
              calendar.days,
              daysOf(calendar.blocked.blocked_thirds),
              daysOf(calendar.blocked.all_thirds),
            )}
          </span>
        </dd>
      </dl>
      {own.length > 1 && (
        <ul aria-label={words.shareByType} className="flex flex-wrap gap-x-4 text-sm text-solid-gray-800">
          {own.map((type) => (
            <li key={type.id}>
              {words.shareOf(
                nameOf(type, locale),
                shareOf(type.blocked),
                daysOf(type.blocked.blocked_thirds),
                daysOf(type.blocked.all_thirds),
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function shareOf({ per_mille: share }: BlockedShare): string {
  return percent(share / 10);
}

/** Days of units, a morning being a third of one. */
function daysOf(thirds: number): string {
  return count(Math.round((thirds / 3) * 10) / 10);
}
