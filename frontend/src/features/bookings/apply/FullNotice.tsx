import type { ReactNode } from "react";
import type { Problem } from "@/api/problem";
import { query } from "@/api/query";
import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { AvailabilityMark, type Availability } from "@/ui/AvailabilityMark";
import { Button } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { isPair, moveTo, replacePlace, replaceUnits, type Draft } from "./draft";
import { remedyOf } from "./remedy";
import { useWords } from "./words";

type FullProps = {
  problem: Problem;
  draft: Draft;
  busy: boolean;
  onDates: (draft: Draft) => void;
  onUnits: (draft: Draft) => void;
  onPlace: (draft: Draft) => void;
  onWait: () => void;
};

/** No wish is free: other dates, units and places, one press each, or the waiting list by one more. */
export function FullNotice({ problem, draft, busy, onDates, onUnits, onPlace, onWait }: FullProps) {
  const words = useWords();
  const { locale } = useLocale();
  const town = useTownName();
  const { dates, types, places } = remedyOf(problem);
  const helped = dates.length + types.length + places.length > 0;
  const name = (ja: string, en: string) => (locale === "ja" ? ja : en || ja);
  return (
    <NotificationBanner tone="warning" title={helped ? words.full : problem.title}>
      <p>{helped ? words.fullText : problem.detail}</p>
      <Choices title={words.otherDates}>
        {dates.map(({ starts_on, ends_on, status }) => (
          <Choice
            key={starts_on}
            status={status}
            label={words.takeDates(dateRange(starts_on, ends_on, locale))}
            onPress={() => onDates(moveTo(draft, starts_on, ends_on))}
          />
        ))}
      </Choices>
      <Choices title={words.otherTypes}>
        {types.map(({ unit_type_id, name_ja, name_en, quantity, status }) => (
          <Choice
            key={unit_type_id}
            status={status}
            label={words.takeUnits(name(name_ja, name_en), quantity)}
            onPress={() => onUnits(replaceUnits(draft, unit_type_id, quantity))}
          />
        ))}
      </Choices>
      <Choices title={words.otherPlaces}>
        {places.map(({ facility_id, name_ja, name_en, municipality_code, status }) => (
          <Choice
            key={facility_id}
            status={status}
            label={words.takePlace(name(name_ja, name_en))}
            note={town(municipality_code)}
            onPress={() => onPlace(replacePlace(draft, facility_id))}
          />
        ))}
      </Choices>
      <SearchOthers draft={draft} />
      {isPair(draft) ? (
        <p className="mt-3">{words.pairsDoNotWait}</p>
      ) : (
        <section className="mt-3 border-t border-solid-gray-300 pt-3">
          <h2 className="text-base">{words.waitTitle}</h2>
          <p>{words.waitText}</p>
          <Button icon="clock" busy={busy} className="mt-2" onClick={onWait}>
            {words.wait}
          </Button>
        </section>
      )}
    </NotificationBanner>
  );
}

/** The name of a municipality in the reader's language. */
function useTownName(): (code: string) => string {
  const { locale } = useLocale();
  const { data } = query.useQuery("get", "/api/municipalities", {}, { staleTime: Number.POSITIVE_INFINITY });
  return (code) => data?.items.find((town) => town.code === code)?.name[locale] ?? "";
}

/** The way to every other town that fits, with the dates and people that were typed. */
function SearchOthers({ draft }: { draft: Draft }) {
  const words = useWords();
  const first = draft.wishes[0];
  if (!first || first.startsOn === "" || first.endsOn === "") return null;
  const asked = new URLSearchParams({ starts_on: first.startsOn, ends_on: first.endsOn, party: draft.party });
  return (
    <Link href={`${paths.search()}?${asked.toString()}`} className="link mt-2 inline-flex min-h-11 items-center">
      {words.searchOthers}
    </Link>
  );
}

function Choices({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="mt-3">
      <h2 className="text-base">{title}</h2>
      <ul className="mt-1 flex flex-col gap-2">{children}</ul>
    </section>
  );
}

type ChoiceProps = { label: string; status: string; note?: string; onPress: () => void };

function Choice({ label, status, note = "", onPress }: ChoiceProps) {
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Button look="line" size="small" onClick={onPress}>
        {label}
      </Button>
      {note !== "" && <span className="text-sm">{note}</span>}
      {isShown(status) && <AvailabilityMark status={status} word />}
    </li>
  );
}

function isShown(status: string): status is Availability {
  return status === "free" || status === "few";
}
