import { send } from "./client";
import type { Me } from "./session";

export type DemoPerson = { name: string; email: string; password: string; roles: Me["roles"] };

/** The demonstration's own operations stand outside the OpenAPI document, which describes production. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  const answer = await send(new Request(new URL("/api/demo/people", globalThis.location.origin)));
  if (!answer.ok) throw await answer.json();
  const { items } = (await answer.json()) as { items: DemoPerson[] };
  return items;
}
