// An application for two places of the demo, an inn and a coworking space that somebody else runs: made by the API.
import { handedIn, speaker, wanted, type Wanted } from "./pool.ts";
import type { APIRequestContext } from "@playwright/test";

export const INN = "あおのり";
export const DESKS = "いせ常若舎";
export const INN_HOST = "host@aonori.example";
export const DESKS_HOST = "host@tokowakasha.example";
export const COMPANY = "contact@asagiri.example";
export const STAY = { starts_on: "2027-02-02", ends_on: "2027-02-04" };

type Found = { items: { facility: { id: string; name_ja: string } }[] };

/** The ids of both places. */
export async function places(request: APIRequestContext, address: string): Promise<{ inn: string; desks: string }> {
  const ask = await speaker(request, address, COMPANY);
  const { items } = await ask<Found>("get", "/facilities?limit=100");
  const id = (name: string) => items.find(({ facility }) => facility.name_ja.includes(name))?.facility.id ?? "";
  return { inn: id(INN), desks: id(DESKS) };
}

/** A room of the inn alone, and together with every desk of its kind. */
export async function bothOf(
  ask: Awaited<ReturnType<typeof speaker>>,
  { inn, desks }: { inn: string; desks: string },
  { starts_on, ends_on }: typeof STAY,
): Promise<{ night: Wanted; both: Wanted }> {
  const night = await wanted(ask, inn, starts_on, ends_on, "room");
  const day = await wanted(ask, desks, starts_on, ends_on, "room");
  const { unit_types } = await ask<{ unit_types: { id: string; count: number }[] }>("get", `/facilities/${desks}`);
  const every = day.items.map(({ unit_type_id: id }) => ({ unit_type_id: id, quantity: unit_types.find((each) => each.id === id)?.count ?? 1 }));
  return { night, both: { ...night, also_facility_id: desks, items: [...night.items, ...every] } };
}

/** Handed in, sent on, and accepted by the host of the desks: the inn's is still asked. Its id. */
export async function halfAccepted(request: APIRequestContext, address: string): Promise<string> {
  const company = await speaker(request, address, COMPANY);
  const office = await speaker(request, address, "secretariat@pref.example");
  const host = await speaker(request, address, DESKS_HOST);
  type Calls = { items: { id: string; phase: string; selection_method: string; companies_allowed: boolean }[] };
  const { items: calls } = await company<Calls>("get", "/calls");
  const call = calls.find((each) => each.phase === "open" && each.selection_method === "first_come" && each.companies_allowed);
  const { inn, desks } = await places(request, address);
  const [night, day] = [
    await wanted(company, inn, STAY.starts_on, STAY.ends_on, "room"),
    await wanted(company, desks, STAY.starts_on, STAY.ends_on, "room"),
  ];
  const both = { ...night, also_facility_id: desks, items: [...night.items, ...day.items] };
  const handed = await handedIn(company, call?.id ?? "", [both]);
  const sent = await office<{ version: number }>("post", `/bookings/${handed.id}/forward`, {}, handed.version);
  await host("post", `/bookings/${handed.id}/accept`, {}, sent.version);
  return handed.id;
}
