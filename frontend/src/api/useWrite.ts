import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { asProblem, type Problem } from "./problem";

type Answer<T> = { data?: T; error?: unknown };

/** One write outside a form: a lost connection and a refusal become one problem; `after` says what is read again. */
export function useWrite<Body, T>(
  send: (body: Body) => Promise<Answer<T>>,
  after: (queries: QueryClient, problem: Problem | null) => Promise<unknown> | undefined,
) {
  const queries = useQueryClient();
  return useMutation<T, Problem, Body>({
    mutationFn: async (body) => {
      const answer = await send(body).catch((failure: unknown): Answer<T> => ({ error: failure }));
      if (answer.data === undefined) throw asProblem(answer.error);
      return answer.data;
    },
    onSettled: (_, problem) => after(queries, problem),
  });
}
