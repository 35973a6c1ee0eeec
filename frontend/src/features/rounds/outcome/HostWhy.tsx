import { query } from "@/api/query";
import { Panel } from "@/ui/Panel";
import { MatchReasons } from "../../matching/MatchReasons";
import { useWords } from "./words";

/** For the host: which of its own wishes the party meets that a round gave it. Nothing where no round did. */
export function HostWhy({ bookingId }: { bookingId: string }) {
  const { host: words } = useWords();
  const { data } = query.useQuery("get", "/api/round-outcomes", { params: { query: { limit: 100 } } });
  const outcome = data?.items.find(({ booking_id }) => booking_id === bookingId);
  if (!outcome) return null;
  const told = outcome.met.length + outcome.unmet.length;
  return (
    <Panel title={words.title}>
      {told === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p className="mb-2">{words.lead(outcome.host_score)}</p>
          <MatchReasons met={outcome.met} unmet={outcome.unmet} />
        </>
      )}
    </Panel>
  );
}
