import { KpiTile } from "@/ui/KpiTile";
import type { Summary } from "../wire";
import { useWords } from "./words";

/** The figures by which proposals are compared. */
export function SummaryTiles({ summary }: { summary: Summary }) {
  const { tiles: words } = useWords();
  const score = (value: number | null | undefined) => value ?? words.none;
  const points = (value: number | null | undefined) => (value == null ? {} : { unit: words.points });
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <KpiTile label={words.placed} value={summary.placed} unit={words.of(summary.placed + summary.unplaced)} />
      <KpiTile label={words.first} value={summary.first_wishes} unit={words.cases} />
      <KpiTile label={words.shortfall} value={summary.shortfall} unit={words.cases} />
      <KpiTile label={words.municipalities} value={summary.municipalities} unit={words.towns} />
      <KpiTile label={words.mean} value={score(summary.mean_score)} {...points(summary.mean_score)} />
      <KpiTile label={words.worst} value={score(summary.worst_score)} {...points(summary.worst_score)} />
      <KpiTile label={words.claims} value={summary.claims} unit={words.cases} />
    </div>
  );
}
