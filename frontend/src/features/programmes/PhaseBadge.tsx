import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import type { CallPhase } from "./wire";
import { useWords } from "./words";

const TONES: Record<CallPhase, StatusTone> = {
  draft: "neutral",
  upcoming: "waiting",
  open: "good",
  suspended: "caution",
  over: "neutral",
};

export function PhaseBadge({ phase }: { phase: CallPhase }) {
  const { phases } = useWords();
  return <StatusBadge tone={TONES[phase]}>{phases[phase]}</StatusBadge>;
}
