import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import { refreshBookings } from "../acts/useAct";
import type { Wish } from "../wire";

type Subject = { id: string; version: number };

/** Whether to wait when nothing is left; while waiting: to be asked again after an offer that was left. */
export function useChoice(subject: Subject) {
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  return useMutation<void, Problem, boolean>({
    mutationFn: (wait_if_full) => {
      const headers = { ...ifMatch(subject.version), ...idempotency({ ...subject, wait_if_full }) };
      const params = { path: { id: subject.id } };
      return settled(api.PUT("/api/bookings/{id}/waiting", { params, headers, body: { wait_if_full } }));
    },
    onSettled: () => refreshBookings(queries),
  });
}

/** One more wish to wait for. */
export function useWidening(subject: Subject) {
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  return useMutation<void, Problem, Wish>({
    mutationFn: (body) => {
      const headers = { ...ifMatch(subject.version), ...idempotency({ ...subject, body }) };
      const params = { path: { id: subject.id } };
      return settled(api.POST("/api/bookings/{id}/waiting/wishes", { params, headers, body }));
    },
    onSettled: () => refreshBookings(queries),
  });
}

async function settled(sent: Promise<{ data?: unknown; error?: unknown }>): Promise<void> {
  const answer = await sent.catch((failure: unknown) => ({ error: failure, data: undefined }));
  if (answer.data === undefined) throw asProblem(answer.error);
}
