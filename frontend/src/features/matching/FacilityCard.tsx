import { useId } from "react";
import { dateRange, longDate } from "@/lib/dates";
import type { Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { AvailabilityStrip, type Wished } from "@/ui/AvailabilityStrip";
import { LinkButton } from "@/ui/Button";
import { FacilityPicture } from "@/ui/FacilityPicture";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
import { StatusBadge } from "@/ui/StatusBadge";
import { Tag } from "@/ui/Tag";
import { PlacePhoto } from "../facilities/photos/PlacePhoto";
import { altOf } from "../facilities/photos/sources";
import { landscapeOf, municipalityName, nameOf } from "../facilities/terms/place";
import { lowestPriceWords } from "../facilities/terms/price";
import { useTerms } from "../facilities/terms/words";
import { MatchReasons } from "./MatchReasons";
import { useWords } from "./words";
import type { SearchItem } from "./wire";

/** Where the map's pins lead. */
export function cardHeadingId(facilityId: string): string {
  return `place-${facilityId}`;
}

export type CardProps = {
  item: SearchItem;
  wished: Wished | null;
  holidays: Holidays;
  /** The search as query text, with the days on which the place is free: it goes along to the facility. */
  asked: string;
  /** The part of it that an application begins with. */
  applied: string;
  selected: boolean;
  onSelect: (facilityId: string) => void;
};

/** Answers "why this place?" and "is it free?" without being opened. */
export function FacilityCard({ item, wished, holidays, asked, applied, selected, onSelect }: CardProps) {
  const words = useWords();
  const { locale } = useLocale();
  const { facility, number, strip, reasons } = item;
  const { id } = facility;
  const name = nameOf(facility, locale);
  const note = useId();
  return (
    // Pointing at a card shows it on the map; whoever cannot point loses nothing.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      aria-labelledby={cardHeadingId(id)}
      onPointerEnter={() => onSelect(id)}
      onFocus={() => onSelect(id)}
      className={`@container panel overflow-hidden ${selected ? "border-key-900 ring-1 ring-key-900" : ""}`}
    >
      <div className="@lg:grid @lg:grid-cols-[8rem_minmax(0,1fr)]">
        <div className="relative h-24 @lg:h-full">
          <Picture facility={facility} />
          <span
            className={`absolute start-2.5 top-2.5 inline-flex size-8 items-center justify-center rounded-full border-2 text-base font-bold ${selected ? "border-white bg-key-900 text-white" : "border-key-900 bg-white text-key-900"}`}
          >
            <span aria-hidden="true">{number}</span>
            <span className="sr-only">{words.card.number(number)}</span>
          </span>
        </div>
        <div className="flex flex-col gap-2 p-4">
          <Facts facility={facility} name={name} asked={asked} />
          <Moved item={item} />
          <MatchReasons met={reasons.met} unmet={reasons.unmet} />
        </div>
      </div>
      <div className="border-t border-solid-gray-200 px-4 py-3">
        <AvailabilityStrip days={strip} wished={wished} holidays={holidays} name={name} />
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-3">
          <p id={note} className="text-sm text-solid-gray-700 max-sm:sr-only">
            {wished === null ? words.card.noDates : item.shift_days === 0 ? words.card.boxed : words.card.boxedMoved}
          </p>
          <div className="ms-auto grid gap-2 max-sm:w-full max-sm:grid-cols-[2fr_3fr] sm:flex">
            <LinkButton
              look="line"
              className="text-sm"
              href={paths.facility(id, asked)}
              aria-label={words.card.detailsOf(name)}
            >
              {words.card.details}
            </LinkButton>
            <LinkButton className="text-sm" href={paths.apply(id, applied)} aria-label={words.card.applyTo(name)}>
              {words.card.apply}
            </LinkButton>
          </div>
        </div>
      </div>
    </article>
  );
}

/** The host's first photo; until there is one, a drawing of the landscape. */
function Picture({ facility: { id, photo, theme, audience } }: { facility: Summary }) {
  const { locale } = useLocale();
  if (!photo) return <FacilityPicture seed={id} landscape={landscapeOf(theme)} className="absolute inset-0" />;
  return (
    <PlacePhoto
      url={photo.url}
      alt={altOf(photo, locale)}
      open={audience === "everyone"}
      sizes="(min-width: 48rem) 8rem, 100vw"
      className="absolute inset-0 size-full object-cover"
    />
  );
}

/** Other days than the wished ones are said before anything is chosen. */
function Moved({ item: { shift_days: days, starts_on, ends_on } }: Pick<CardProps, "item">) {
  const words = useWords();
  const { locale } = useLocale();
  if (days === 0 || !starts_on || !ends_on) return null;
  return (
    <p className="flex gap-2 rounded-8 bg-yellow-50 px-3 py-1.5 font-bold">
      <Icon name="calendar" size={18} className="mt-1" />
      {words.card.moved(days, dateRange(starts_on, ends_on, locale))}
    </p>
  );
}

type Summary = SearchItem["facility"];

function Facts({ facility, name, asked }: { facility: Summary; name: string; asked: string }) {
  const words = useWords();
  const terms = useTerms();
  const { locale } = useLocale();
  return (
    <div>
      <p className="flex flex-wrap gap-2">
        <Tag>{municipalityName(facility, locale)}</Tag>
        <Tag>{terms.types[facility.facility_type]}</Tag>
      </p>
      <h2 className="mt-1 text-lg leading-140">
        <Link href={paths.facility(facility.id, asked)} id={cardHeadingId(facility.id)} className="link">
          {name}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <span className="font-bold">{lowestPriceWords(facility, terms, locale)}</span>
        <span>{words.card.capacity(facility.capacity)}</span>
      </p>
      <Line facility={facility} />
    </div>
  );
}

/** The line with the day it was measured: an old figure says so, an absent one is never guessed. */
function Line({ facility }: { facility: Summary }) {
  const words = useWords();
  const terms = useTerms();
  const { locale } = useLocale();
  const { down_mbps: down, measured_on: measured, measurement_is_stale: stale } = facility;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <Icon name="wifi" size={18} className="text-solid-gray-700" />
      <span className="sr-only">{words.card.line}</span>
      {down === null || down === undefined || !measured ? (
        <StatusBadge tone="neutral">{terms.unmeasured}</StatusBadge>
      ) : (
        <>
          <span>{terms.down(String(down))}</span>
          <span className="text-sm text-solid-gray-700">{terms.measuredOn(longDate(measured, locale))}</span>
        </>
      )}
      {stale && <StatusBadge tone="caution">{terms.remeasure}</StatusBadge>}
    </p>
  );
}
