import { longDate } from "@/lib/dates";
import type { Locale } from "@/lib/locale";
import { closedDays, hoursWords } from "../terms/opening";
import { hazardWords, languageWords } from "../terms/place";
import type { Messages as Terms } from "../terms/text/ja";
import type { Listing } from "../wire";
import type { Messages } from "./text/ja";

/** One fact; `null` is what nobody stated, and is shown as such. `lines` of several sentences keep their breaks. */
export type Fact = { term: string; value: string | readonly string[] | null };

export type Speaking = { words: Messages; terms: Terms; locale: Locale };

type Given<T> = T | null | undefined;

function said<T>(value: Given<T>, say: (value: T) => string): string | null {
  return value === null || value === undefined || value === "" ? null : say(value);
}

/** A number of things: none of them is a fact of its own. */
function counted(value: Given<number>, say: (count: number) => string, none: string): string | null {
  return said(value, (count) => (count === 0 ? none : say(count)));
}

function plain(value: string): string {
  return value;
}

export function networkFacts(listing: Listing, { words, locale }: Speaking): Fact[] {
  const { facts, yes, no } = words;
  const { down_mbps: down, up_mbps: up } = listing;
  const has = (value: Given<boolean>) => said(value, (is) => (is ? yes : no));
  const speed = said(down, (value) =>
    facts.speedValue(String(value), up === null || up === undefined ? "－" : String(up)),
  );
  return [
    { term: facts.speed, value: speed },
    { term: facts.measuredOn, value: said(listing.measured_on, (on) => longDate(on, locale)) },
    { term: facts.rtt, value: said(listing.rtt_ms, facts.milliseconds) },
    { term: facts.wiredLan, value: has(listing.wired_lan) },
    { term: facts.ssid, value: has(listing.dedicated_ssid) },
    { term: facts.vpn, value: said(listing.vpn_allowed, (is) => (is ? words.can : words.cannot)) },
    ...optional(facts.wifiNote, listing.wifi_note),
  ];
}

export function workFacts(listing: Listing, { words }: Speaking): Fact[] {
  const { facts, yes, no } = words;
  return [
    { term: facts.booths, value: counted(listing.lockable_booths, facts.boothCount, no) },
    { term: facts.monitors, value: counted(listing.monitors, facts.screens, no) },
    { term: facts.chairs, value: counted(listing.ergonomic_chairs, facts.chairCount, no) },
    { term: facts.printer, value: said(listing.multifunction_printer, (is) => (is ? yes : no)) },
  ];
}

export function openingFacts(listing: Listing, { words, terms, locale }: Speaking): Fact[] {
  return [
    { term: words.facts.hours, value: hoursWords(listing.hours, terms) },
    { term: words.facts.closed, value: closedDays(listing.closing_rules, terms, locale) },
  ];
}

export function lodgingFacts(listing: Listing, { words, terms }: Speaking): Fact[] {
  const { facts } = words;
  return [
    { term: facts.checkIn, value: said(listing.check_in_time, facts.fromTime) },
    { term: facts.checkOut, value: said(listing.check_out_time, facts.untilTime) },
    { term: facts.nights, value: nights(listing, words) },
    { term: facts.singleRooms, value: said(listing.single_rooms, (is) => (is ? words.can : words.cannot)) },
    { term: facts.meals, value: terms.meals[listing.meals] },
    { term: facts.licence, value: terms.licences[listing.lodging_licence] },
  ];
}

function nights({ min_nights: least, max_nights: most }: Listing, { facts }: Messages): string | null {
  const [from, until] = [least ?? null, most ?? null];
  if (from !== null && until !== null) return facts.nightsSpan(from, until);
  if (from !== null) return facts.nightsFrom(from);
  return until === null ? null : facts.nightsUntil(until);
}

export function peopleFacts(listing: Listing, { words, terms }: Speaking): Fact[] {
  const { facts } = words;
  const welcome = (value: Given<boolean>) => said(value, (is) => (is ? words.can : words.cannot));
  const age = listing.child_min_age ?? 0;
  const children = listing.children_allowed === true && age > 0 ? facts.childrenFrom(age) : null;
  const pets = welcome(listing.pets_allowed);
  return [
    { term: facts.children, value: children ?? welcome(listing.children_allowed) },
    { term: facts.pets, value: pets === null ? null : [pets, facts.petsNote] },
    { term: facts.wheelchair, value: welcome(listing.wheelchair) },
    { term: facts.languages, value: languageWords(listing.languages, terms) },
  ];
}

export function accessFacts(listing: Listing, { words }: Speaking): Fact[] {
  const { facts, no } = words;
  return [
    { term: facts.address, value: said(listing.address, plain) },
    { term: facts.station, value: said(listing.station_walk_minutes, facts.walk) },
    { term: facts.nagoya, value: said(listing.nagoya_minutes, facts.minutes) },
    { term: facts.parking, value: counted(listing.parking, facts.cars, no) },
    { term: facts.charger, value: counted(listing.ev_chargers, facts.chargers, no) },
    ...optional(facts.accessNote, listing.access_note),
  ];
}

export function safetyFacts(listing: Listing, { words, terms }: Speaking): Fact[] {
  const { facts } = words;
  const { shelter_name: shelter, shelter_walk_minutes: walk } = listing;
  return [
    { term: facts.hazard, value: hazardWords(listing.hazards, terms) },
    { term: facts.elevation, value: said(listing.elevation_m, facts.metres) },
    {
      term: facts.shelter,
      value: said(shelter, (name) => (walk === null || walk === undefined ? name : facts.shelterWalk(name, walk))),
    },
    { term: facts.emergency, value: said(listing.emergency_phone, plain) },
  ];
}

export function paymentFacts(listing: Listing, { words }: Speaking): Fact[] {
  return [{ term: words.facts.invoice, value: said(listing.invoice_allowed, (is) => (is ? words.can : words.cannot)) }];
}

/** A remark that nobody wrote is not missing. */
function optional(term: string, text: string): Fact[] {
  return text === "" ? [] : [{ term, value: text.split("\n") }];
}
