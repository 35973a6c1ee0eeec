// A call whose places are given in a round, with applications that wait for it: made by the API, for a journey to begin with.
import { expect, type APIRequestContext } from "@playwright/test";
import { PASSWORD } from "./walk.ts";

type Version = { id: string; version: number };
type Send = <Answer>(method: "get" | "post", path: string, body?: unknown, version?: number) => Promise<Answer>;

/** The API as somebody speaks to it. */
export async function speaker(request: APIRequestContext, address: string, email: string): Promise<Send> {
  const session = await request.post("/api/sessions", { headers: { Origin: address }, data: { email, password: PASSWORD } });
  expect(session.ok(), `${email} signs in`).toBe(true);
  const { access_token: token } = (await session.json()) as { access_token: string };
  return async (method, path, body, version) => {
    const headers = { Authorization: `Bearer ${token}`, ...(version !== undefined && { "If-Match": `"${version}"` }) };
    const answer = await request[method](`/api${path}`, { headers, ...(body !== undefined && { data: body }) });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
}

/** The terms of the demo's call, chosen in another way; published by the approver. */
export async function callOf(office: Send, approver: Send, method: "round" | "screening" | "lottery"): Promise<string> {
  const { items } = await office<{ items: Record<string, unknown>[] }>("get", "/calls");
  const model = items.find((call) => call["phase"] === "open");
  if (!model) throw new Error("The demo has an open call");
  const terms = Object.fromEntries(TERMS.map((name) => [name, model[name]]));
  const body = { ...terms, name: { ja: "冬のワーケーション一括調整", en: "Winter workcation round" }, selection_method: method };
  const call = await office<Version>("post", "/calls", body);
  await approver("post", `/calls/${call.id}/publish`, undefined, call.version);
  return call.id;
}

const TERMS = [
  "programme",
  "guidelines",
  "companies_allowed",
  "employees_allowed",
  "residence_rule",
  "apply_open_on",
  "apply_close_on",
  "apply_lead_days",
  "stay_from_on",
  "stay_to_on",
  "min_nights",
  "max_nights",
  "min_party",
  "max_party",
  "max_applications_per_year",
  "max_open_applications",
  "hosts_agreed",
  "work_days_required",
  "subsidy_rate_per_mille",
  "cap_per_person_night_yen",
  "cap_per_organisation_yen",
  "night_cap",
  "rounding_yen",
  "budget_total_yen",
  "survey_required",
  "report_due_days",
] as const;

export type Wanted = { facility_id: string; also_facility_id?: string; starts_on: string; ends_on: string; items: { unit_type_id: string; quantity: number }[] };

/** The whole of a place, or one unit of its first type. */
export async function wanted(send: Send, facilityId: string, starts_on: string, ends_on: string, kind: "whole" | "room"): Promise<Wanted> {
  type Types = { unit_types: { id: string; kind: string }[] };
  const { unit_types } = await send<Types>("get", `/facilities/${facilityId}`);
  const type = unit_types.find((each) => each.kind === kind) ?? unit_types[0];
  return { facility_id: facilityId, starts_on, ends_on, items: [{ unit_type_id: type?.id ?? "", quantity: 1 }] };
}

/** A company's application, handed in; `more` says what differs. */
export async function handedIn(company: Send, callId: string, wishes: Wanted[], more: Record<string, unknown> = {}): Promise<Version> {
  const me = await company<{ memberships: { organisation: { id: string } }[] }>("get", "/me");
  const draft = await company<Version>("post", "/bookings", {
    call_id: callId,
    organisation_id: me.memberships[0]?.organisation.id,
    party: 2,
    purpose: "retreat",
    purpose_note: "開発合宿",
    criteria: ["集中できる時間が増えるか"],
    consents: ["pledge", "privacy", "survey"],
    wishes,
    ...more,
  });
  return company("post", `/bookings/${draft.id}/submit`, {}, draft.version);
}

type Pooled = { id: string; number: string };

/** … and sent on by the secretariat into the pool. */
export async function pooled(company: Send, office: Send, callId: string, wishes: Wanted[], more: Record<string, unknown> = {}): Promise<Pooled> {
  const handed = await handedIn(company, callId, wishes, more);
  await office("post", `/bookings/${handed.id}/forward`, {}, handed.version);
  return office("get", `/bookings/${handed.id}`);
}
