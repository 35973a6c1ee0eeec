import { useRef, useState, type PointerEvent } from "react";
import { addDays, nightsBetween, type Day } from "@/lib/dates";
import type { Placed } from "../wire";
import { dayAt } from "./plan";

export type Target = { stay: Placed; facilityId: string; startsOn: Day };

/** Far enough to be no press, in pixels. */
const SLOP = 6;
/** So long the pointer rests on a day before the server is asked about it. */
const REST_MS = 200;

/**
 * Moving a stay by mouse: over which place and day it is, and which of them is worth asking about. A finger scrolls
 * instead and presses the stay; a keyboard does as well.
 */
export function useMoving(onDrop: (target: Target) => void) {
  const held = useRef<{ stay: Placed; grabbed: number; x: number; y: number; moved: boolean } | null>(null);
  const dropped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [target, setTarget] = useState<Target | null>(null);
  const [rested, setRested] = useState<Target | null>(null);
  const stop = () => {
    clearTimeout(timer.current);
    held.current = null;
    setTarget(null);
    setRested(null);
  };
  const aim = (event: PointerEvent) => {
    const grip = held.current;
    if (!grip) return;
    if (event.buttons !== 1) {
      stop();
      return;
    }
    grip.moved ||= Math.hypot(event.clientX - grip.x, event.clientY - grip.y) > SLOP;
    const spot = grip.moved ? spotAt(event) : null;
    if (!spot) return;
    const startsOn = addDays(spot.on, -grip.grabbed);
    const facilityId = mainOf(grip.stay, spot.facilityId);
    if (target?.facilityId === facilityId && target.startsOn === startsOn) return;
    const next = { stay: grip.stay, facilityId, startsOn };
    setTarget(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(setRested, REST_MS, next);
  };
  const drop = () => {
    const moved = held.current?.moved === true;
    const aimed = target;
    stop();
    dropped.current = moved;
    if (moved && aimed && !isWhereItStands(aimed)) onDrop(aimed);
  };
  return {
    target,
    /** What the pointer rests on: ask about this one. */
    rested: rested !== null && rested === target ? rested : null,
    /** For the table that the stays lie in. */
    table: { onPointerMove: aim, onPointerUp: drop, onPointerLeave: stop },
    /** For a stay: `isPress` says of a click whether it was one, or the end of a move. */
    take: (stay: Placed) => (event: PointerEvent) => {
      dropped.current = false;
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      const spot = spotAt(event);
      const grabbed = spot ? nightsBetween(stay.starts_on, spot.on) : 0;
      held.current = { stay, grabbed, x: event.clientX, y: event.clientY, moved: false };
    },
    isPress: () => !dropped.current,
  };
}

/** A stay at two places lies in the rows of both and moves as one, by its main place. */
function mainOf({ facility, also }: Placed, facilityId: string): string {
  return also?.id === facilityId ? facility.id : facilityId;
}

function isWhereItStands({ stay, facilityId, startsOn }: Target): boolean {
  return stay.facility.id === facilityId && stay.starts_on === startsOn;
}

/** The facility and day under the pointer; a cell of several days is told apart by how far across it is. */
function spotAt(event: PointerEvent): { facilityId: string; on: Day } | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-facility]") : null;
  const { facility, from, days } = cell?.dataset ?? {};
  if (!cell || facility === undefined || from === undefined) return null;
  const box = cell.getBoundingClientRect();
  return { facilityId: facility, on: dayAt(from, Number(days ?? 1), (event.clientX - box.left) / box.width) };
}
