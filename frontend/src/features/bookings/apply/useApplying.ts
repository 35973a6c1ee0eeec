import { useSession, type Me } from "@/api/session";
import type { Booking } from "../wire";
import { useCalls, type Call } from "./places";
import type { Draft } from "./draft";

type Name = { id: string; name: string; kind: Booking["kind"] };

/** In whose name and for which call an application can be made, and what that asks of it. */
export type Applying = {
  calls: Call[];
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
  const { calls, failure, retry } = useCalls();
  const names = namesOf(me);
  const kind = (names.find(({ id }) => id === draft.organisationId) ?? names[0])?.kind ?? "company";
  const open = (calls ?? []).filter((call) => (kind === "company" ? call.companies_allowed : call.employees_allowed));
  const call = open.find(({ id }) => id === draft.callId);
  return {
    calls: open,
    names,
    kind,
    planRequired: kind === "employee" || (call?.work_days_required ?? false),
    ready: calls !== undefined,
    failure,
    retry,
  };
}

/** Where there is one call or one name, it is the one. */
export function settle(draft: Draft, { calls, names }: Pick<Applying, "calls" | "names">): Draft {
  const callId = calls.some(({ id }) => id === draft.callId)
    ? draft.callId
    : calls.length === 1
      ? (calls[0]?.id ?? "")
      : draft.callId;
  const organisationId =
    draft.organisationId !== "" ? draft.organisationId : names.length === 1 ? (names[0]?.id ?? "") : "";
  return callId === draft.callId && organisationId === draft.organisationId
    ? draft
    : { ...draft, callId, organisationId };
}
