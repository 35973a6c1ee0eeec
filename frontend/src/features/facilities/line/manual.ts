import type { components } from "@/api/schema";
import type { Day } from "@/lib/dates";
import type { FieldError } from "@/lib/form";
import { normalise } from "@/lib/text";
import type { Setting } from "./setting";
import type { Messages } from "./text/ja";
import type { TimeBand } from "./wire";

export const BANDS: readonly TimeBand[] = ["work_hours", "morning", "evening", "night", "weekend"];

export type Entry = {
  measured_on: Day;
  time_band: TimeBand | "";
  down_mbps: string;
  up_mbps: string;
  rtt_ms: string;
  jitter_ms: string;
  /** Typed in per cent; the server counts in per mille, and names the field so. */
  loss_per_mille: string;
  evidence_note: string;
  evidence_url: string;
};

export function emptyEntry(today: Day): Entry {
  return {
    measured_on: today,
    time_band: "work_hours",
    down_mbps: "",
    up_mbps: "",
    rtt_ms: "",
    jitter_ms: "",
    loss_per_mille: "",
    evidence_note: "",
    evidence_url: "",
  };
}

const NUMBERS = ["down_mbps", "up_mbps", "rtt_ms", "jitter_ms", "loss_per_mille"] as const;
const NEEDED: readonly (keyof Entry)[] = ["measured_on", "down_mbps", "up_mbps", "rtt_ms", "evidence_note"];

/** What the form itself can see; bounds and dates are the server's to judge. */
export function entryFaults(entry: Entry, words: Messages["manual"]): FieldError[] {
  const empty = NEEDED.filter((field) => entry[field].trim() === "").map((field) => ({
    field,
    message: words.required,
  }));
  const odd = NUMBERS.filter((field) => Number.isNaN(numberOf(entry[field]) ?? 0)).map((field) => ({
    field,
    message: words.number,
  }));
  return [...empty, ...odd];
}

export function entryFrom(entry: Entry, setting: Setting): components["schemas"]["EnteredLine"] {
  const whole = (text: string) => Math.round(numberOf(text) ?? 0);
  const wholeOrNone = (text: string, times: number) => {
    const value = numberOf(text);
    return value === null ? null : Math.round(value * times);
  };
  return {
    ...setting,
    measured_on: entry.measured_on,
    time_band: entry.time_band === "" ? "work_hours" : entry.time_band,
    down_mbps: numberOf(entry.down_mbps) ?? 0,
    up_mbps: numberOf(entry.up_mbps) ?? 0,
    rtt_ms: whole(entry.rtt_ms),
    jitter_ms: wholeOrNone(entry.jitter_ms, 1),
    loss_per_mille: wholeOrNone(entry.loss_per_mille, 10),
    evidence_note: entry.evidence_note.trim(),
    evidence_url: entry.evidence_url.trim(),
  };
}

/** `NaN` for what is no number, none for what is empty. */
function numberOf(typed: string): number | null {
  const text = normalise(typed).replaceAll(",", "").trim();
  return text === "" ? null : Number(text);
}
