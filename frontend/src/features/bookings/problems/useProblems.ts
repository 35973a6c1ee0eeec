import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { query } from "@/api/query";
import { ifMatch, useIdempotency } from "@/api/writes";
import type { ProblemKind, ProblemReport } from "../wire";

export type Reporting = { kind: ProblemKind; text: string; place: string; noticed: string };

/** How often a desk, and a guest who waits, ask again: nobody should have to reload. */
const EVERY_MS = 60_000;

export function useProblems(asked: { booking_id?: string; late?: boolean }, enabled = true) {
  return query.useQuery(
    "get",
    "/api/problems",
    { params: { query: { ...asked, limit: 50 } } },
    { enabled, refetchInterval: EVERY_MS },
  );
}

export function useTimes() {
  return query.useQuery("get", "/api/problem_times");
}

/** Reports as the person who signed in. */
export function useReport(bookingId: string) {
  const idempotency = useIdempotency();
  return (body: Reporting) =>
    api.POST("/api/bookings/{id}/problems", {
      params: { path: { id: bookingId } },
      headers: idempotency(body),
      body,
    });
}

/** Reports by the link of the day before. */
export function useGuestReport(token: string) {
  const idempotency = useIdempotency();
  return (problem: Reporting) =>
    api.POST("/api/guest/problems", { headers: idempotency(problem), body: { token, problem } });
}

/** Looking is a POST, because the token travels in a body; it changes nothing. */
export function useGuestPage(token: string) {
  return query.useQuery(
    "post",
    "/api/guest/view",
    { body: { token } },
    { enabled: token !== "", retry: false, refetchInterval: EVERY_MS },
  );
}

export function useAnswer({ id, version }: Pick<ProblemReport, "id" | "version">) {
  const idempotency = useIdempotency();
  return (body: { text: string; resolved: boolean }) =>
    api.POST("/api/problems/{id}/answer", {
      params: { path: { id } },
      headers: { ...ifMatch(version), ...idempotency({ ...body, version }) },
      body,
    });
}

/** What a report or an answer changes: the lists, the times, the guest's page. */
export function useReread() {
  const queries = useQueryClient();
  const asked = [
    ["get", "/api/problems"],
    ["get", "/api/problem_times"],
    ["post", "/api/guest/view"],
  ];
  return () => Promise.all(asked.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
