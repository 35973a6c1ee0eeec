import { useEffect, useRef } from "react";
import { isStale, type Problem } from "@/api/problem";
import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { usePlaces } from "../usePlaces";
import { useProposal } from "../useRounds";
import type { Asked, Proposal, Round } from "../wire";
import { useWords as useRoundWords } from "../words";
import { lostIn } from "./lost";
import { useWords } from "./words";

/** Why nothing was applied: which applications and places changed meanwhile, and the way on. */
export function Refused({ round, problem, runId }: { round: Round; problem: Problem; runId: string | null }) {
  const { refused: words } = useWords();
  const common = useRoundWords();
  const { locale } = useLocale();
  const named = usePlaces();
  const proposal = useProposal(runId);
  const placeOf = (bookingId: string): string | null => {
    const placed = proposal.data?.placed.find(({ asked }) => asked.booking_id === bookingId);
    return placed ? `${named(placed)}　${dateRange(placed.starts_on, placed.ends_on, locale)}` : null;
  };
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The dialog that was confirmed is gone.
    box.current?.focus();
  }, []);
  const lost = lostIn(problem);
  return (
    <div ref={box} tabIndex={-1} className="mb-4">
      <NotificationBanner
        tone="error"
        title={words.title}
        actions={
          lost.length > 0 && (
            <LinkButton look="line" icon="refresh" href={paths.round(round.id, "proposals")}>
              {words.compute}
            </LinkButton>
          )
        }
      >
        {lost.length === 0 ? (
          ((isStale(problem) ? common.round.stale : problem.detail) ?? problem.title)
        ) : (
          <>
            <p>{words.lead}</p>
            <ul className="my-2 list-disc ps-5">
              {lost.map(({ bookingId, message }) => (
                <li key={bookingId}>
                  <Link href={paths.booking(bookingId)} className="link font-bold">
                    {askedOf(proposal.data, bookingId)?.number ?? bookingId}
                  </Link>{" "}
                  {askedOf(proposal.data, bookingId)?.organisation_name}
                  <span className="block">{placeOf(bookingId)}</span>
                  <span className="block">{message}</span>
                </li>
              ))}
            </ul>
            <p>{words.next}</p>
          </>
        )}
      </NotificationBanner>
    </div>
  );
}

function askedOf(proposal: Proposal | undefined, bookingId: string): Asked | undefined {
  const all = [...(proposal?.placed ?? []), ...(proposal?.unplaced ?? [])];
  return all.find(({ asked }) => asked.booking_id === bookingId)?.asked;
}
