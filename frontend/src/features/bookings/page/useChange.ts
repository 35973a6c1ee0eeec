import { useWrite } from "@/api/useWrite";
import { refreshBookings } from "../acts/useAct";

/** One write that is not a decision (names, report); what was read of bookings is read again. */
export function useChange<Body, T>(send: (body: Body) => Promise<{ data?: T; error?: unknown }>, rereads = true) {
  return useWrite(send, (queries, problem) => (rereads && problem === null ? refreshBookings(queries) : undefined));
}
