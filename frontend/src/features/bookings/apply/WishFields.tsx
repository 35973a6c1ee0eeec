import { useState } from "react";
import { useSettings } from "@/api/settings";
import { useHolidays } from "@/api/useHolidays";
import { addDays, nightsBetween, type Day } from "@/lib/dates";
import { fieldId, type FieldError } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { yenWithTax } from "@/lib/money";
import { useAddress } from "@/lib/route";
import { AvailabilityLegend } from "@/ui/AvailabilityMark";
import { AvailabilityStrip, type Wished } from "@/ui/AvailabilityStrip";
import { Button, IconButton } from "@/ui/Button";
import { ComboBox } from "@/ui/ComboBox";
import { DateRangePicker } from "@/ui/DateRangePicker";
import { Icon } from "@/ui/Icon";
import { Panel } from "@/ui/Panel";
import { fitQuery, type FitQuery } from "../../facilities/fit/asked";
import { MatchReasons } from "../../facilities/fit/MatchReasons";
import { useFitWords } from "../../facilities/fit/words";
import { Trouble } from "../Trouble";
import { AlsoPlace } from "./AlsoPlace";
import { whole, withAlso, type Draft, type WishDraft } from "./draft";
import { useDays, useNights, usePlace, usePlaceOptions, usePlaces, type ChosenPlace } from "./places";
import { wishPrice } from "./price";
import { Units } from "./Units";
import { useWords } from "./words";

type Props = {
  wish: WishDraft;
  index: number;
  draft: Draft;
  errors: readonly FieldError[];
  onChange: (wish: WishDraft) => void;
  onRemove?: () => void;
};

/** One wish: where, when, which rooms and seats, what it will cost. */
export function WishFields({ wish, index, draft, errors, onChange, onRemove }: Props) {
  const words = useWords();
  const options = usePlaceOptions();
  const { place, failure, retry } = usePlace(wish.facilityId);
  const name = (part: string) => `wishes[${index}].${part}`;
  const error = (part: string) => errors.find(({ field }) => field === name(part))?.message;
  const known = options.some(({ value }) => value === wish.facilityId);
  const listed =
    place && !known && wish.facilityId !== "" ? [{ value: wish.facilityId, label: place.name }, ...options] : options;
  return (
    <Panel
      title={words.wish(index + 1)}
      actions={onRemove && <IconButton icon="trash" label={words.removeWish(index + 1)} onClick={onRemove} />}
    >
      <div className="flex flex-col gap-5">
        <ComboBox
          id={fieldId(name("facility_id"))}
          label={words.place}
          support={words.placeSupport}
          required
          error={error("facility_id")}
          options={listed}
          value={wish.facilityId === "" ? null : wish.facilityId}
          onChange={(id) => onChange({ ...withAlso(wish, wish.alsoId, []), facilityId: id ?? "" })}
        />
        {failure !== null && failure !== undefined && <Trouble failure={failure} onRetry={retry} />}
        <Range
          stay={wish}
          place={place}
          id={fieldId(name("starts_on"))}
          error={error("starts_on") ?? error("ends_on")}
          onChange={onChange}
        />
        {place && <Outlook wish={wish} place={place} party={whole(draft.party) ?? 1} />}
        {place && <Fit wish={wish} draft={draft} />}
        {place && (
          <Units
            id={fieldId(name("items"))}
            offers={place.offers}
            quantities={wish.quantities}
            error={error("items")}
            onChange={(quantities) => onChange({ ...wish, quantities })}
          />
        )}
        {place && <AlsoPlace wish={wish} index={index} main={place} errors={errors} onChange={onChange} />}
        <Estimate draft={draft} wish={wish} />
      </div>
    </Panel>
  );
}

export function Range<Stay extends { startsOn: Day | ""; endsOn: Day | "" }>({
  stay,
  place,
  label,
  id,
  error,
  onChange,
}: {
  stay: Stay;
  place: ChosenPlace | null;
  label?: string;
  id: string;
  error: string | undefined;
  onChange: (stay: Stay) => void;
}) {
  const words = useWords();
  const holidays = useHolidays();
  const today = useSettings()?.today ?? "";
  const { startsOn, endsOn } = stay;
  const value = startsOn === "" || endsOn === "" ? null : { starts_on: startsOn, ends_on: endsOn };
  const nights = place?.minNights && place.maxNights ? words.rangeSupport(place.minNights, place.maxNights) : undefined;
  return (
    <DateRangePicker
      id={id}
      label={label ?? words.range}
      required
      {...(nights !== undefined && { support: nights })}
      error={error}
      today={today}
      {...(today !== "" && { min: today, max: addDays(today, 365) })}
      holidays={holidays}
      value={value}
      onChange={(range) => onChange({ ...stay, startsOn: range?.starts_on ?? "", endsOn: range?.ends_on ?? "" })}
    />
  );
}

/** A fortnight around the dates; the public's marks only, as everywhere. */
export function Outlook({ wish, place, party }: { wish: WishDraft; place: ChosenPlace; party: number }) {
  const words = useWords();
  const holidays = useHolidays();
  const today = useSettings()?.today ?? "";
  const [shift, setShift] = useState(0);
  const { startsOn, endsOn, facilityId } = wish;
  const centre = startsOn === "" ? today : addDays(startsOn, -2);
  const shifted = centre === "" ? "" : addDays(centre, shift * 7);
  const from: Day = shifted < today ? today : shifted;
  const nights = startsOn === "" || endsOn === "" ? 0 : nightsBetween(startsOn, endsOn);
  const asked = useDays(facilityId, from, party);
  const free = useNights(facilityId, startsOn, nights, party);
  const lodging = place.offers.some((offer) => offer.lodging);
  const wished: Wished | null =
    startsOn === "" || endsOn === "" ? null : { starts_on: startsOn, ends_on: endsOn, by: lodging ? "nights" : "days" };
  if (!asked.data) return null;
  return (
    <section aria-label={words.availability} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <AvailabilityLegend />
        <span className="-mx-3 flex gap-1">
          <Button look="text" size="small" disabled={from <= today} onClick={() => setShift(shift - 1)}>
            {words.earlier}
          </Button>
          <Button look="text" size="small" onClick={() => setShift(shift + 1)}>
            {words.later}
          </Button>
        </span>
      </div>
      <AvailabilityStrip days={asked.data.days} wished={wished} holidays={holidays} name={place.name} />
      {!free && (
        <p role="status" className="flex gap-2 font-bold text-warning-orange-2">
          <Icon name="warning" className="mt-1" />
          {words.notFree}
        </p>
      )}
    </section>
  );
}

/** 合う点・合わない点 of the place on these dates: the conditions of the search that led here, and the form's own. */
function Fit({ wish, draft }: { wish: WishDraft; draft: Draft }) {
  const words = useFitWords();
  const { search } = useAddress();
  if (wish.facilityId === "") return null;
  const asked: FitQuery = {
    ...fitQuery(search),
    ...(draft.callId !== "" && { call_id: draft.callId }),
    party: whole(draft.party) ?? 1,
    flexible_days: 0,
  };
  delete asked.starts_on;
  delete asked.ends_on;
  if (wish.startsOn !== "" && wish.endsOn !== "")
    Object.assign(asked, { starts_on: wish.startsOn, ends_on: wish.endsOn });
  if (draft.purpose !== "") asked.purpose = draft.purpose;
  return (
    <section aria-label={words.title} className="rounded-8 border border-solid-gray-300 p-4">
      <h3 className="mb-2 text-base">{words.title}</h3>
      <MatchReasons facilityId={wish.facilityId} asked={asked} />
    </section>
  );
}

function Estimate({ draft, wish }: { draft: Draft; wish: WishDraft }) {
  const words = useWords();
  const { locale } = useLocale();
  const { places, offers } = usePlaces(wish);
  const price = places.length > 0 ? wishPrice(draft, wish, offers) : null;
  return (
    <p role="status" className="rounded-8 bg-solid-gray-50 px-4 py-3">
      {price === null ? (
        <span className="text-sm">{words.estimateMissing}</span>
      ) : (
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span>{words.estimate}</span>
          <strong className="text-xl">{yenWithTax(price, locale)}</strong>
        </span>
      )}
    </p>
  );
}
