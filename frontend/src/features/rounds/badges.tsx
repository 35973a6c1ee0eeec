import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import type { RoundState, RunState } from "./wire";
import { useWords } from "./words";

const TONES: Record<RoundState, StatusTone> = { open: "yours", applied: "good", closed: "neutral" };
const RUN_TONES: Record<RunState, StatusTone> = {
  queued: "waiting",
  running: "waiting",
  done: "good",
  failed: "bad",
  cancelled: "neutral",
};

export function RoundBadge({ state }: { state: RoundState }) {
  return <StatusBadge tone={TONES[state]}>{useWords().states[state]}</StatusBadge>;
}

export function RunBadge({ state }: { state: RunState }) {
  return <StatusBadge tone={RUN_TONES[state]}>{useWords().runStates[state]}</StatusBadge>;
}
