import type { Problem } from "@/api/problem";

/** What the server says of each application that stands in the way: `applications.<booking id>`, once each. */
export function lostIn(problem: Problem): { bookingId: string; message: string }[] {
  const messages = new Map<string, string[]>();
  for (const { field, message } of problem.fields ?? []) {
    const bookingId = /^applications\.(.+)$/.exec(field)?.[1];
    if (bookingId !== undefined) messages.set(bookingId, [...(messages.get(bookingId) ?? []), message]);
  }
  return [...messages].map(([bookingId, each]) => ({ bookingId, message: each.join(" ") }));
}
