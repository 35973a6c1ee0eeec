import { useState, type KeyboardEvent, type MouseEvent, type RefObject } from "react";

export type GridSpot = { row: number; column: number };

type Grid = {
  frame: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  onOpen: (spot: GridSpot) => void;
  onSelect: (one: GridSpot, other: GridSpot) => void;
};

/** The keyboard of a grid: one tab stop, arrows, Home and End, Page keys by fortnight, Shift to choose, Enter to open. */
export function useGridKeys({ frame, rows, columns, onOpen, onSelect }: Grid) {
  const [anchor, setAnchor] = useState<GridSpot | null>(null);
  const [spot, setSpot] = useState<GridSpot>({ row: 0, column: 0 });
  const move = (to: GridSpot, choosing: boolean) => {
    const next = { row: clamp(to.row, rows), column: clamp(to.column, columns) };
    setAnchor(choosing ? (anchor ?? spot) : null);
    setSpot(next);
    frame.current?.querySelector<HTMLElement>(`[data-spot="${next.row}-${next.column}"]`)?.focus();
  };
  const finish = () => {
    if (anchor) onSelect(anchor, spot);
    else onOpen(spot);
    setAnchor(null);
  };
  const press = (event: KeyboardEvent) => {
    const { row, column } = spot;
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
    const to = steps[event.key];
    if (to) move(to, event.shiftKey);
    else if (event.key === "Enter" || event.key === " ") finish();
    else if (event.key === "Escape" && anchor) setAnchor(null);
    else return;
    event.preventDefault();
  };
  const pressed = (event: MouseEvent) => {
    const place = spotOf(event.target);
    if (!place) return;
    setSpot(place);
    if (event.shiftKey) onSelect(spot, place);
    else onOpen(place);
    setAnchor(null);
  };
  return {
    handlers: { onKeyDown: press, onClick: pressed },
    cell: (at: GridSpot) => ({
      role: "gridcell",
      "data-spot": `${at.row}-${at.column}`,
      tabIndex: at.row === spot.row && at.column === spot.column ? 0 : -1,
    }),
    isSelected: ({ row, column }: GridSpot) =>
      anchor !== null && between(row, anchor.row, spot.row) && between(column, anchor.column, spot.column),
  };
}

function spotOf(target: EventTarget): GridSpot | null {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-spot]")?.dataset["spot"] : undefined;
  const [row, column] = (place ?? "").split("-").map(Number);
  return row === undefined || column === undefined || Number.isNaN(column) ? null : { row, column };
}

function clamp(value: number, count: number): number {
  return Math.min(Math.max(value, 0), Math.max(count - 1, 0));
}

function between(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
