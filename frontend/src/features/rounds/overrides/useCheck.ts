import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { OverrideWanted } from "../wire";

/** Whether an override could be added now, and which rule breaks; asked anew for every place that is tried. */
export function useCheck(roundId: string, wanted: OverrideWanted | null) {
  return useQuery({
    queryKey: ["check", "/api/rounds/{id}/overrides/check", roundId, wanted],
    enabled: wanted !== null,
    staleTime: 0,
    retry: false,
    queryFn: async () => {
      if (wanted === null) throw new Error("nothing to check");
      const path = { id: roundId };
      const answer = await api.POST("/api/rounds/{id}/overrides/check", { params: { path }, body: wanted });
      if (answer.data === undefined) throw asProblem(answer.error);
      return answer.data;
    },
  });
}
