import { send } from "@/api/client";

/** The demonstration's own operations stand outside the OpenAPI document, which describes production. */
export type DemoMail = {
  id: string;
  topic: string;
  to: string;
  to_name: string;
  locale: "ja" | "en";
  subject: string;
  body: string;
  calendar: string | null;
  calendar_method: string | null;
  booking_id: string | null;
  created_at: string;
};

export type DemoClock = { now: string; today: string; ran: string[] };

export async function listDemoMail(cursor: string | null): Promise<{ items: DemoMail[]; next: string | null }> {
  const query = new URLSearchParams({ limit: "100", ...(cursor !== null && { cursor }) });
  return ask(new Request(new URL(`/api/demo/mailbox?${query.toString()}`, globalThis.location.origin)));
}

export async function moveDemoClock(now: string): Promise<DemoClock> {
  return ask(
    new Request(new URL("/api/demo/clock", globalThis.location.origin), {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ now }),
    }),
  );
}

async function ask<T>(request: Request): Promise<T> {
  const answer = await send(request);
  if (!answer.ok) throw await answer.json();
  return (await answer.json()) as T;
}
