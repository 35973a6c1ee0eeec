import { MatchReasons } from "../matching/MatchReasons";
import type { components } from "@/api/schema";

type Reason = components["schemas"]["RoundReason"];

/** What fit says, folded: lists of a round are long. */
export function Reasons({ label, met, unmet }: { label: string; met: readonly Reason[]; unmet: readonly Reason[] }) {
  if (met.length + unmet.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="link inline-flex min-h-11 items-center text-sm">{label}</summary>
      <MatchReasons met={met} unmet={unmet} />
    </details>
  );
}
