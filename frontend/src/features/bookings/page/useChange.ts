import { useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem, type Problem } from "@/api/problem";
import { refreshBookings } from "../acts/useAct";

type Answer<T> = { data?: T; error?: unknown };

/** One write that is not a decision (names, report): a lost connection and a refusal become one problem. */
export function useChange<Body, T>(send: (body: Body) => Promise<Answer<T>>, rereads = true) {
  const queries = useQueryClient();
  return useMutation<T, Problem, Body>({
    mutationFn: async (body) => {
      const answer = await send(body).catch((failure: unknown): Answer<T> => ({ error: failure }));
      if (answer.data === undefined) throw asProblem(answer.error);
      return answer.data;
    },
    onSuccess: () => (rereads ? refreshBookings(queries) : undefined),
  });
}
