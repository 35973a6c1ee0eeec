import type { Day } from "@/lib/dates";

export type Occupancy = "free" | "held" | "booked" | "blocked" | "external" | "closed";
export const DAY_PARTS = ["am", "pm", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

export type OccupancyEntry = {
  on: Day;
  /** Of a row with parts; without it the whole day. */
  part?: DayPart;
  state: Occupancy;
  /** What joins neighbouring days into one bar: a booking's or a block's id. */
  key?: string;
  /** Stands on the bar's first day: a booking's number, a block's reason. */
  label?: string;
};

/** One row: a room or a desk. Days that are not listed are free. */
export type OccupancyRow = {
  id: string;
  /** What is spoken; complete without the group's name. */
  name: string;
  /** What stands in the first column instead, where the group's name is in sight. */
  short?: string;
  note?: string;
  /** A work place: its days have three lanes, morning, afternoon and evening. */
  parts?: boolean;
  entries: readonly OccupancyEntry[];
};
