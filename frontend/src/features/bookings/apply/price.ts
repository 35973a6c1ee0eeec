import { nightsBetween } from "@/lib/dates";
import { chosenUnits, dayOf, isWorked, stayDays, whole, type Draft, type WishDraft } from "./draft";

export type PriceBasis = "person_night" | "unit_night" | "person_day" | "unit_day";
export type Priced = { id: string; price_yen: number; price_basis: PriceBasis };
type Length = { nights: number; days: number };

/** One item in whole yen; the server's own computation, so that the estimate is the amount it will show. */
export function itemPrice({ price_yen, price_basis }: Priced, quantity: number, party: number, length: Length): number {
  switch (price_basis) {
    case "person_night":
      return price_yen * party * length.nights;
    case "unit_night":
      return price_yen * quantity * length.nights;
    case "person_day":
      return price_yen * Math.min(party, Math.max(quantity, 1)) * length.days;
    case "unit_day":
      return price_yen * quantity * length.days;
  }
}

/** Days on which work places are taken: all of the stay, but those that the plan leaves free. */
export function workingDays(draft: Pick<Draft, "wishes" | "days" | "freedom" | "pooled">): number {
  return stayDays(draft).filter((day) => {
    const { basis } = dayOf(draft, day);
    return basis === "" || isWorked(basis);
  }).length;
}

/** What a wish is estimated to cost; null while dates or units are missing. */
export function wishPrice(draft: Draft, wish: WishDraft, offers: readonly Priced[]): number | null {
  const party = whole(draft.party);
  const units = chosenUnits(wish);
  if (party === null || wish.startsOn === "" || wish.endsOn === "" || units.length === 0) return null;
  const nights = Math.max(0, nightsBetween(wish.startsOn, wish.endsOn));
  // The plan belongs to the first wish; days of others have the same number unless their dates differ.
  const days = wish === draft.wishes[0] ? workingDays(draft) : nights + 1;
  return units.reduce((sum, [id, quantity]) => {
    const offer = offers.find((each) => each.id === id);
    return offer ? sum + itemPrice(offer, quantity, party, { nights, days }) : sum;
  }, 0);
}
