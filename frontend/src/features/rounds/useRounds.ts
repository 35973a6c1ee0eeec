import type { QueryClient } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { Round, Run } from "./wire";

/** While a computation is under way. */
const EVERY_MS = 1_500;

/** The facts of a round change with every act on it, so none is kept. */
export function refreshRounds(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => /^\/api\/(rounds|round-|drafts)/.test(String(queryKey[1])),
  });
}

export function useRound(id: string) {
  return query.useQuery("get", "/api/rounds/{id}", { params: { path: { id } } }, { staleTime: 0 });
}

/** Every application of a round; a round has fewer than a page holds, or the reader is told. */
export function useApplications(round: Round) {
  const params = { path: { id: round.id }, query: { limit: 100 } };
  return query.useInfiniteQuery(
    "get",
    "/api/rounds/{id}/applications",
    { params },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
}

export function isUnderWay({ state }: Pick<Run, "state">): boolean {
  return state === "queued" || state === "running";
}

/** The newest first; read again and again while one is under way, so that leaving and coming back loses nothing. */
export function useRuns(roundId: string) {
  return query.useQuery(
    "get",
    "/api/rounds/{id}/runs",
    { params: { path: { id: roundId }, query: { limit: 100 } } },
    {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? EVERY_MS : false),
    },
  );
}

export function useProposal(runId: string | null) {
  return query.useQuery(
    "get",
    "/api/round-runs/{id}",
    { params: { path: { id: runId ?? "" } } },
    {
      enabled: runId !== null,
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.run) ? EVERY_MS : false),
    },
  );
}
