import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { useLineWords } from "./words";
import type { Grade } from "./wire";

const TONES: Record<Grade, StatusTone> = { A: "good", B: "good", C: "neutral", D: "caution" };

/** The badge of a line; an old one says beside it that it has to be measured again. */
export function GradeBadge({ grade, stale }: { grade: Grade | null | undefined; stale: boolean }) {
  const { grade: words } = useLineWords();
  if (grade === null || grade === undefined) return <StatusBadge tone="neutral">{words.unmeasured}</StatusBadge>;
  return (
    <span className="inline-flex flex-wrap gap-2">
      <StatusBadge tone={stale ? "neutral" : TONES[grade]} icon="wifi">
        {words.label(grade)}
      </StatusBadge>
      {stale && <StatusBadge tone="caution">{words.stale}</StatusBadge>}
    </span>
  );
}
