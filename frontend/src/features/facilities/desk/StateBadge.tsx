import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { useTerms } from "../terms/words";
import type { FacilityState } from "../wire";

const TONES: Record<FacilityState, StatusTone> = {
  draft: "neutral",
  in_check: "waiting",
  returned: "yours",
  published: "good",
  suspended: "caution",
};

export function StateBadge({ state }: { state: FacilityState }) {
  const terms = useTerms();
  return <StatusBadge tone={TONES[state]}>{terms.states[state]}</StatusBadge>;
}
