import { addDays, daysFrom, nightsBetween, type Day } from "@/lib/dates";
import { isAt } from "../usePlaces";
import type { Place, Placed, Proposal } from "../wire";

/** A facility's row of the calendar: the figures by night, and its stays in lanes that don't overlap. */
export type PlanRow = { place: Place; nights: ReadonlyMap<Day, { open: number; taken: number }>; lanes: Placed[][] };

/** A stretch of a lane: a stay, or days on which nothing lies. */
export type Stretch = { from: Day; days: number; stay: Placed | null };

/** Every night that any stay of the plan takes, from the first to the last. */
export function datesOf({ places, placed }: Proposal): Day[] {
  const nights = places.flatMap(({ nights: each }) => each.map(({ on }) => on));
  const ends = placed.flatMap((stay) => [stay.starts_on, lastDay(stay)]);
  const all = [...nights, ...ends].toSorted();
  const [first, last] = [all[0], all.at(-1)];
  return first === undefined || last === undefined ? [] : daysFrom(first, nightsBetween(first, last) + 1);
}

/** The last night; of day use the day itself. */
function lastDay({ starts_on, ends_on }: Placed): Day {
  return starts_on === ends_on ? starts_on : addDays(ends_on, -1);
}

export function rowsOf({ places, placed }: Proposal): PlanRow[] {
  return places.map((place) => ({
    place,
    nights: new Map(place.nights.map(({ on, open, taken }) => [on, { open, taken }])),
    lanes: lanesOf(placed.filter((stay) => isAt(stay, place.facility.id))),
  }));
}

function lanesOf(stays: readonly Placed[]): Placed[][] {
  const lanes: Placed[][] = [];
  for (const stay of stays.toSorted((one, other) => one.starts_on.localeCompare(other.starts_on))) {
    const free = lanes.find((lane) => {
      const last = lane.at(-1);
      return last === undefined || lastDay(last) < stay.starts_on;
    });
    if (free) free.push(stay);
    else lanes.push([stay]);
  }
  return lanes;
}

/** The lane as the cells of a table row; days without a stay are one cell each, to be dropped on. */
export function stretchesOf(lane: readonly Placed[], dates: readonly Day[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < dates.length; index += 1) {
    const on = dates[index];
    if (on === undefined) break;
    const stay = lane.find((each) => each.starts_on === on) ?? null;
    const days = stay === null ? 1 : nightsBetween(on, lastDay(stay)) + 1;
    stretches.push({ from: on, days, stay });
    index += days - 1;
  }
  return stretches;
}

/** The day under the pointer in a cell of several days; `share` is how far across, 0 to 1. */
export function dayAt(from: Day, days: number, share: number): Day {
  return addDays(from, Math.min(Math.max(Math.floor(share * days), 0), days - 1));
}
