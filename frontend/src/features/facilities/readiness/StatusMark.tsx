import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import type { Status } from "./wire";
import { useReadinessWords } from "./words";

const TONES: Record<Status, StatusTone> = {
  met: "good",
  partly: "waiting",
  missing: "caution",
  unanswered: "neutral",
  expired: "bad",
  not_applicable: "neutral",
};

export function StatusMark({ status }: { status: Status }) {
  const { statuses } = useReadinessWords();
  return <StatusBadge tone={TONES[status]}>{statuses[status]}</StatusBadge>;
}
