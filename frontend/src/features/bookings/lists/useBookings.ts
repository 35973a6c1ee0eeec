import { query } from "@/api/query";
import type { BookingRow, BookingState } from "../wire";

export type Asked = {
  view: "mine" | "worklist" | "arrivals" | "all";
  state?: BookingState;
  on?: string;
};

/** A list with its next pages; what was read stays while more is fetched. */
export function useBookings(asked: Asked) {
  const list = query.useInfiniteQuery(
    "get",
    "/api/bookings",
    { params: { query: { ...asked, limit: 50 } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: (page) => page.next ?? undefined },
  );
  const rows: BookingRow[] | undefined = list.data?.pages.flatMap(({ items }) => items);
  return {
    rows,
    error: list.error,
    retry: () => void list.refetch(),
    hasNext: list.hasNextPage,
    onNext: () => void list.fetchNextPage(),
    busy: list.isFetchingNextPage,
  };
}
