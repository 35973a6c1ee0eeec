import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Icon } from "@/ui/Icon";
import { usualUnit, useUnitChoices } from "../overrides/places";
import { useCheck } from "../overrides/useCheck";
import { usePlaces } from "../usePlaces";
import type { Facility, Round } from "../wire";
import type { Target } from "./useMoving";
import { useWords } from "./words";

/** While a stay is moved: whether it can be where the pointer rests, and which rule breaks. */
export function MoveNote({
  round,
  target,
  facility,
  asks,
}: {
  round: Round;
  target: Target;
  facility: Facility | undefined;
  asks: boolean;
}) {
  const { calendar: words } = useWords();
  const named = usePlaces();
  const { locale } = useLocale();
  const { stay, facilityId, startsOn } = target;
  const isOwn = stay.facility.id === facilityId;
  const own = isOwn ? (stay.items[0]?.unit_type_id ?? null) : null;
  const units = useUnitChoices(own === null && asks ? facilityId : "");
  const unit = own ?? usualUnit(units, stay.asked.party);
  const check = useCheck(
    round.id,
    asks && unit !== null
      ? {
          kind: "pin",
          booking_id: stay.asked.booking_id,
          facility_id: facilityId,
          also_facility_id: isOwn ? (stay.also?.id ?? null) : null,
          unit_type_id: unit,
          starts_on: startsOn,
        }
      : null,
  );
  const [number, place, day] = [
    stay.asked.number,
    facility ? named(isOwn ? stay : { facility }) : "",
    shortDate(startsOn, locale),
  ];
  const broken = check.data?.feasible === false ? check.data.violations.map(({ message }) => message).join(" ") : null;
  return (
    <p
      role="status"
      className={`flex w-full gap-2 rounded-8 border-2 bg-white px-3 py-2 ${broken === null ? "border-key-900" : "border-warning-orange-2"}`}
    >
      <Icon name={broken === null ? (check.data ? "check" : "clock") : "warning"} className="mt-0.5" />
      {broken !== null
        ? words.cannot(number, place, broken)
        : check.data
          ? words.can(number, place, day)
          : words.checking(number, place, day)}
    </p>
  );
}
