import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import type { Day } from "@/lib/dates";
import type { BookingState } from "../wire";
import type { Verb } from "./acts";

export type Acted = { verb: Verb; comment: string; agreedFeeYen: number; on: Day | null };
type Subject = { id: string; version: number };
type Done = { id: string; version: number; state: BookingState };

/** Does one act on a booking; afterwards every list and page of bookings is read again, whether it went well or not. */
export function useAct(subject: Subject) {
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  return useMutation<Done, Problem, Acted>({
    mutationFn: (acted) => send(subject, acted, idempotency({ ...subject, ...acted })),
    onSettled: () => refreshBookings(queries),
  });
}

export function refreshBookings(queries: ReturnType<typeof useQueryClient>) {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ["get", "/api/bookings"] }),
    queries.invalidateQueries({ queryKey: ["get", "/api/bookings/{id}"] }),
    queries.invalidateQueries({ queryKey: ["get", "/api/bookings/{id}/alternatives"] }),
    queries.invalidateQueries({ queryKey: ["get", "/api/waiting"] }),
  ]);
}

async function send(subject: Subject, acted: Acted, key: Record<string, string>): Promise<Done> {
  const common = { params: { path: { id: subject.id } }, headers: { ...key, ...ifMatch(subject.version) } };
  const answer = await post(acted, common).catch((failure: unknown) => ({ error: failure }));
  if ("data" in answer && answer.data !== undefined) return answer.data;
  throw asProblem(answer.error);
}

type Common = { params: { path: { id: string } }; headers: Record<string, string> };

function post({ verb, comment, agreedFeeYen, on }: Acted, common: Common) {
  const commented = { ...common, body: { comment } };
  switch (verb) {
    case "booking.approve":
      return api.POST("/api/bookings/{id}/approve", commented);
    case "booking.forward":
      return api.POST("/api/bookings/{id}/forward", commented);
    case "booking.return":
      return api.POST("/api/bookings/{id}/return", commented);
    case "booking.disapprove":
      return api.POST("/api/bookings/{id}/disapprove", commented);
    case "booking.accept":
      return api.POST("/api/bookings/{id}/accept", commented);
    case "booking.decline":
      return api.POST("/api/bookings/{id}/decline", commented);
    case "booking.withdraw":
      return api.POST("/api/bookings/{id}/withdraw", commented);
    case "booking.call_off":
      return api.POST("/api/bookings/{id}/call_off", commented);
    case "booking.revoke":
      return api.POST("/api/bookings/{id}/revoke", commented);
    case "change.approve":
      return api.POST("/api/bookings/{id}/change/approve", commented);
    case "change.forward":
      return api.POST("/api/bookings/{id}/change/forward", commented);
    case "change.accept":
      return api.POST("/api/bookings/{id}/change/accept", commented);
    case "change.return":
      return api.POST("/api/bookings/{id}/change/return", commented);
    case "change.refuse":
      return api.POST("/api/bookings/{id}/change/refuse", commented);
    case "change.withdraw":
      return api.POST("/api/bookings/{id}/change/withdraw", commented);
    case "booking.no_show":
      return api.POST("/api/bookings/{id}/no_show", commented);
    case "booking.cancel":
      return api.POST("/api/bookings/{id}/cancel", { ...common, body: { agreed_fee_yen: agreedFeeYen, comment } });
    case "waiting.end":
      return api.POST("/api/bookings/{id}/waiting/end", commented);
    case "offer.accept":
      return api.POST("/api/bookings/{id}/offer/accept", common);
    case "offer.decline":
      return api.POST("/api/bookings/{id}/offer/decline", common);
    case "booking.check_in":
      return api.POST("/api/bookings/{id}/check_in", common);
    case "booking.check_out":
      return api.POST("/api/bookings/{id}/check_out", { ...common, body: { on } });
  }
}

/** The state that a stale page meets, as the problem document carries it. */
export function currentState(problem: Problem): BookingState | null {
  if (!("current" in problem) || typeof problem.current !== "object" || problem.current === null) return null;
  const { current } = problem;
  // The server sends the same states as everywhere; an unknown word is shown nowhere.
  return "state" in current && typeof current.state === "string" ? (current.state as BookingState) : null;
}
