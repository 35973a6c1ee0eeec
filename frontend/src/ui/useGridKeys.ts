import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject } from "react";

export type GridSpot = { row: number; column: number };

type Grid = {
  frame: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  onOpen: (spot: GridSpot) => void;
  onSelect: (one: GridSpot, other: GridSpot) => void;
};

/**
 * The keyboard of a grid: one tab stop, arrows, Home and End, Page keys by fortnight, Shift to choose, Enter to open.
 * A mouse chooses by dragging; a finger, whose dragging scrolls, by pressing the first and the last spot (`choosing`).
 */
export function useGridKeys({ frame, rows, columns, onOpen, onSelect }: Grid) {
  const [anchor, setAnchor] = useState<GridSpot | null>(null);
  const [spot, setSpot] = useState<GridSpot>({ row: 0, column: 0 });
  const [choosing, setChoosing] = useState(false);
  const move = (to: GridSpot, extending: boolean) => {
    const next = { row: clamp(to.row, rows), column: clamp(to.column, columns) };
    setAnchor(extending ? (anchor ?? spot) : choosing ? anchor : null);
    setSpot(next);
    frame.current?.querySelector<HTMLElement>(`[data-spot="${next.row}-${next.column}"]`)?.focus();
  };
  const stop = () => {
    setAnchor(null);
    setChoosing(false);
  };
  const finish = (at: GridSpot) => {
    if (choosing && anchor === null) {
      setSpot(at);
      setAnchor(at);
      return;
    }
    if (anchor) onSelect(anchor, at);
    else onOpen(at);
    stop();
  };
  const press = (event: KeyboardEvent) => {
    const to = target(event.key, spot, columns);
    if (to) move(to, event.shiftKey);
    else if (event.key === "Enter" || event.key === " ") finish(spot);
    else if (event.key === "Escape" && (anchor || choosing)) stop();
    else return;
    event.preventDefault();
  };
  const pressed = (event: MouseEvent) => {
    const place = spotOf(event.target);
    if (!place) return;
    setSpot(place);
    if (event.shiftKey && !choosing) {
      onSelect(spot, place);
      stop();
    } else finish(place);
  };
  const drag = useDrag({ choosing, onDrag: (from, to) => (setAnchor(from), setSpot(to)), onDrop: onSelect, stop });
  return {
    handlers: { ...drag.handlers, onKeyDown: press, onClick: (event: MouseEvent) => drag.ended() || pressed(event) },
    cell: (at: GridSpot) => ({
      role: "gridcell",
      "data-spot": `${at.row}-${at.column}`,
      tabIndex: at.row === spot.row && at.column === spot.column ? 0 : -1,
    }),
    isSelected: ({ row, column }: GridSpot) =>
      anchor !== null && between(row, anchor.row, spot.row) && between(column, anchor.column, spot.column),
    choosing,
    anchor,
    begin: () => (setAnchor(null), setChoosing(true)),
    stop,
  };
}

/** Choosing by a mouse's drag. The click that follows the drop is part of it and opens nothing. */
function useDrag({
  choosing,
  onDrag,
  onDrop,
  stop,
}: {
  choosing: boolean;
  onDrag: (from: GridSpot, to: GridSpot) => void;
  onDrop: (from: GridSpot, to: GridSpot) => void;
  stop: () => void;
}) {
  const from = useRef<GridSpot | null>(null);
  const to = useRef<GridSpot | null>(null);
  const dropped = useRef(false);
  const down = (event: PointerEvent) => {
    dropped.current = false;
    const mouse = event.pointerType === "mouse" && event.button === 0 && !event.shiftKey;
    from.current = mouse && !choosing ? spotOf(event.target) : null;
    to.current = null;
  };
  const over = (event: PointerEvent) => {
    if (!from.current || event.buttons !== 1) return;
    const place = spotOf(event.target);
    if (!place || (to.current === null && same(place, from.current))) return;
    to.current = place;
    onDrag(from.current, place);
  };
  const up = () => {
    const [first, last] = [from.current, to.current];
    from.current = null;
    if (!first || !last) return;
    dropped.current = true;
    onDrop(first, last);
    stop();
  };
  const leave = () => {
    if (from.current && to.current) stop();
    from.current = null;
  };
  const ended = () => {
    const was = dropped.current;
    dropped.current = false;
    return was;
  };
  return {
    handlers: { onPointerDown: down, onPointerOver: over, onPointerUp: up, onPointerLeave: leave },
    ended,
  };
}

function target(key: string, { row, column }: GridSpot, columns: number): GridSpot | undefined {
  const steps: Record<string, GridSpot> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageUp: { row, column: column - 14 },
    PageDown: { row, column: column + 14 },
  };
  return steps[key];
}

function spotOf(target: EventTarget): GridSpot | null {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-spot]")?.dataset["spot"] : undefined;
  const [row, column] = (place ?? "").split("-").map(Number);
  return row === undefined || column === undefined || Number.isNaN(column) ? null : { row, column };
}

function same(one: GridSpot, other: GridSpot): boolean {
  return one.row === other.row && one.column === other.column;
}

function clamp(value: number, count: number): number {
  return Math.min(Math.max(value, 0), Math.max(count - 1, 0));
}

function between(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
