import type { components } from "@/api/schema";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { useWords } from "./words";

type State = components["schemas"]["ImportState"];
type Row = components["schemas"]["ImportRow"];

const TONES: Record<State, StatusTone> = { preview: "yours", applied: "good", undone: "neutral" };

export function StateBadge({ state }: { state: State }) {
  const { imports } = useWords();
  return <StatusBadge tone={TONES[state]}>{imports.states[state]}</StatusBadge>;
}

/** What a row would come to, and afterwards what became of it. */
export function RowBadge({ row }: { row: Pick<Row, "verdict" | "outcome"> }) {
  const { verdicts, outcomes } = useWords().import;
  const verdict = verdicts[row.verdict];
  const word = row.outcome ? `${verdict}：${outcomes[row.outcome]}` : verdict;
  if (row.verdict === "error") return <StatusBadge tone="bad">{word}</StatusBadge>;
  if (row.outcome === "kept") return <StatusBadge tone="caution">{word}</StatusBadge>;
  if (row.verdict === "unchanged" || row.outcome === "undone") return <StatusBadge tone="neutral">{word}</StatusBadge>;
  return (
    <StatusBadge tone="good" icon={row.verdict === "create" ? "plus" : "pencil"}>
      {word}
    </StatusBadge>
  );
}
