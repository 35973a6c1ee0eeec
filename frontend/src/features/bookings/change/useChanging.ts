import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import { refreshBookings } from "../acts/useAct";
import type { Booking, ChangePreview, ChangeTerms } from "../wire";

type Answer<T> = { data?: T; error?: unknown };

async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked.catch((failure: unknown): Answer<T> => ({ error: failure }));
  if (answer.data === undefined) throw asProblem(answer.error);
  return answer.data;
}

/** What a change would mean; asking changes nothing. */
export function usePreview({ id }: Pick<Booking, "id">) {
  return useMutation<ChangePreview, Problem, ChangeTerms>({
    mutationFn: (body) => answered(api.POST("/api/bookings/{id}/change/preview", { params: { path: { id } }, body })),
  });
}

export type Asking = { terms: ChangeTerms; reason: string; agreed_fee_yen: number };

/** Asks for the change. */
export function useRequest({ id, version }: Pick<Booking, "id" | "version">) {
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  return useMutation<{ version: number }, Problem, Asking>({
    mutationFn: (body) =>
      answered(
        api.POST("/api/bookings/{id}/change", {
          params: { path: { id } },
          headers: { ...ifMatch(version), ...idempotency({ ...body, version }) },
          body,
        }),
      ),
    onSettled: () => refreshBookings(queries),
  });
}
