import { QueryClient } from "@tanstack/react-query";
import { isProblem } from "./problem";

/** What the server refused will be refused again: only unreachable servers and 5xx are asked twice. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !(isProblem(error) && error.status < 500),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
}
