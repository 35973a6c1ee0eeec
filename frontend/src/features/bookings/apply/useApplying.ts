import { useSession, type Me } from "@/api/session";
import type { Booking, Call } from "../wire";
import { useCalls } from "./places";
import type { Draft } from "./draft";

type Name = { id: string; name: string; kind: Booking["kind"] };

/** In whose name and for which call an application can be made, and what that asks of it. */
export type Applying = {
  calls: Call[];
  /** Those that take no application any more too: one that was returned is corrected after its call's end. */
  every: Call[];
  names: Name[];
  kind: Booking["kind"];
  planRequired: boolean;
  ready: boolean;
  failure: unknown;
  retry: () => void;
};

export function namesOf(me: Me | null): Name[] {
  const apply = (me?.memberships ?? []).filter(({ role }) => role === "company_contact" || role === "employee");
  return apply.map(({ organisation: { id, name, kind } }) => ({
    id,
    name,
    kind: kind === "company" ? "company" : "employee",
  }));
}

export function useApplying(draft: Draft): Applying {
  const { me } = useSession();
  const { calls, every, failure, retry } = useCalls();
  const names = namesOf(me);
  const kind = (names.find(({ id }) => id === draft.organisationId) ?? names[0])?.kind ?? "company";
  const open = (calls ?? []).filter((call) => (kind === "company" ? call.companies_allowed : call.employees_allowed));
  const { callId } = settle(draft, { calls: open, every: every ?? [], names });
  const call = every?.find(({ id }) => id === callId);
  return {
    calls: open,
    every: every ?? [],
    names,
    kind,
    planRequired: kind === "employee" || (call?.work_days_required ?? false),
    ready: calls !== undefined,
    failure,
    retry,
  };
}

/** Where there is one call or one name, it is the one; and whether the call gives its places later. */
export function settle(draft: Draft, { calls, every, names }: Pick<Applying, "calls" | "every" | "names">): Draft {
  const callId = calls.some(({ id }) => id === draft.callId)
    ? draft.callId
    : calls.length === 1
      ? (calls[0]?.id ?? "")
      : draft.callId;
  const organisationId =
    draft.organisationId !== "" ? draft.organisationId : names.length === 1 ? (names[0]?.id ?? "") : "";
  const call = every.find(({ id }) => id === callId);
  const pooled = call ? call.selection_method !== "first_come" : draft.pooled;
  return callId === draft.callId && organisationId === draft.organisationId && pooled === draft.pooled
    ? draft
    : { ...draft, callId, organisationId, ...(pooled !== undefined && { pooled }) };
}
