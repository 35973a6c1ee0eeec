import { asProblem } from "@/api/problem";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { OverrideWanted } from "../wire";
import { useCheck } from "./useCheck";
import { useWords } from "./words";

/** Said as soon as the place is complete: yes, or which rule breaks. */
export function Feasibility({ roundId, wanted }: { roundId: string; wanted: OverrideWanted | null }) {
  const { dialog: words } = useWords();
  const check = useCheck(roundId, wanted);
  if (wanted === null) return null;
  if (check.isPending) return <p role="status">{words.checking}</p>;
  if (check.error)
    return (
      <NotificationBanner tone="warning" title={words.checkFailed}>
        {asProblem(check.error).detail}
      </NotificationBanner>
    );
  if (check.data.feasible) return <NotificationBanner tone="success" title={words.feasible} />;
  return (
    <NotificationBanner tone="warning" title={words.infeasible}>
      <ul className="list-disc ps-5">
        {check.data.violations.map(({ field, code, message }) => (
          <li key={`${field} ${code}`}>{message}</li>
        ))}
      </ul>
    </NotificationBanner>
  );
}
