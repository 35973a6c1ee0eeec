import type { Run } from "../wire";
import type { Messages } from "./text/ja";

/** The stages of a computation in their order; which of them are taken depends on the policy. */
export const STAGES = ["floors", "placed", "tiers", "kept", "score", "lottery", "order"] as const;
type Stage = (typeof STAGES)[number];

/** How good a finished run is known to be; empty before it is finished. */
export function qualityOf({ status, gap_per_million: gap }: Run, words: Messages["quality"]): string {
  switch (status) {
    case "proved":
      return words.proved;
    case "within_gap":
      return words.within(percentOf(gap ?? 0));
    case "stopped":
      return gap == null ? words.stopped : words.within(percentOf(gap));
    case "computed":
      return words.computed;
    case "infeasible":
      return words.infeasible;
    default:
      return "";
  }
}

/** Rounded up: 3,040 millionths are within 0.4 %, not within 0.3 %. */
export function percentOf(perMillion: number): string {
  return (Math.ceil(perMillion / 1_000) / 10).toFixed(1);
}

/** Where a computation is now: from 1, or 0 before the first stage. */
export function stageOf({ progress }: Run): { at: number; stage: Stage | "begin" } {
  const at = STAGES.findIndex((stage) => stage === progress?.stage);
  return { at: at + 1, stage: STAGES[at] ?? "begin" };
}
