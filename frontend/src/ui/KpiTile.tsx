import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { useWords } from "./words";

/** One figure with its n. `change` says the direction in a word and an arrow; colour only follows `good`. */
export function KpiTile({
  label,
  value,
  unit,
  n,
  change,
  hidden,
}: {
  label: string;
  value: ReactNode;
  unit?: string;
  n?: number;
  change?: { by: string; direction: "up" | "down" | "same"; good?: boolean; since: string };
  hidden?: string;
}) {
  const words = useWords();
  return (
    <section className="panel p-4">
      <h3 className="text-base font-normal">{label}</h3>
      {hidden === undefined ? (
        <p className="flex items-baseline gap-1">
          <span className="text-4xl font-bold">{value}</span>
          {unit !== undefined && <span className="text-sm">{unit}</span>}
          {n !== undefined && <span className="ms-auto text-sm text-solid-gray-700">{words.chart.n(n)}</span>}
        </p>
      ) : (
        <p className="py-1">
          <span className="text-xl font-bold">{words.chart.hidden}</span>
          <span className="block text-sm text-solid-gray-700">{hidden}</span>
        </p>
      )}
      {change && (
        <p className="flex items-center gap-1 text-sm">
          {change.direction !== "same" && (
            <Icon name={change.direction === "up" ? "arrow-up" : "arrow-down"} size={16} className={ink(change.good)} />
          )}
          <span className={`font-bold ${ink(change.good)}`}>
            <span className="sr-only">{words.change[change.direction]} </span>
            {change.by}
          </span>
          <span className="text-solid-gray-700">{change.since}</span>
        </p>
      )}
    </section>
  );
}

function ink(good: boolean | undefined): string {
  if (good === undefined) return "text-solid-gray-800";
  return good ? "text-success-2" : "text-warning-orange-2";
}
