import type { FieldError } from "@/lib/form";
import { normalise, normalisePhone, trimSpaces } from "@/lib/text";
import { NEEDED_CONSENTS } from "../apply/checks";
import { clockTime, whole } from "../apply/draft";
import type { Consent, EnteredRequest } from "../wire";
import type { Messages } from "./text/ja";

/** A request while it is written down; fields by the names that the server refuses. */
export type RequestDraft = {
  channel: "phone" | "counter";
  call_id: string;
  facility_id: string;
  starts_on: string;
  ends_on: string;
  items: Record<string, number>;
  party: string;
  arrival_time: string;
  purpose: string;
  criterion: string;
  needs: string;
  considerations: string;
  company_name: string;
  company_address: string;
  contact_name: string;
  contact_phone: string;
  contact_email: string;
  consents: Consent[];
  consented_by: string;
};

export const EMPTY_REQUEST: RequestDraft = {
  channel: "phone",
  call_id: "",
  facility_id: "",
  starts_on: "",
  ends_on: "",
  items: {},
  party: "",
  arrival_time: "",
  purpose: "",
  criterion: "",
  needs: "",
  considerations: "",
  company_name: "",
  company_address: "",
  contact_name: "",
  contact_phone: "",
  contact_email: "",
  consents: [],
  consented_by: "",
};

const REQUIRED = [
  "call_id",
  "facility_id",
  "starts_on",
  "ends_on",
  "purpose",
  "criterion",
  "company_name",
  "contact_name",
  "contact_phone",
  "consented_by",
] as const;

/** What is missing, in the order of the form; the server checks all of it again, and more. */
export function requestFaults(draft: RequestDraft, words: Messages["errors"]): FieldError[] {
  const faults: FieldError[] = REQUIRED.filter((field) => trimSpaces(draft[field]) === "").map((field) => ({
    field,
    message: words[field],
  }));
  if (draft.ends_on !== "" && draft.ends_on < draft.starts_on) faults.push({ field: "ends_on", message: words.order });
  if (Object.values(draft.items).every((quantity) => quantity === 0))
    faults.push({ field: "items", message: words.items });
  const party = whole(draft.party);
  if (party === null || party < 1 || party > 100) faults.push({ field: "party", message: words.party });
  if (NEEDED_CONSENTS.some((kind) => !draft.consents.includes(kind)))
    faults.push({ field: "consents", message: words.consents });
  return faults;
}

export function requestFrom(draft: RequestDraft, locale: "ja" | "en"): EnteredRequest {
  return {
    channel: draft.channel,
    call_id: draft.call_id,
    facility_id: draft.facility_id,
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
    items: Object.entries(draft.items)
      .filter(([, quantity]) => quantity > 0)
      .map(([unitTypeId, quantity]) => ({ unit_type_id: unitTypeId, quantity })),
    party: whole(draft.party) ?? 0,
    arrival_time: clockTime(draft.arrival_time),
    purpose: draft.purpose,
    criterion: trimSpaces(draft.criterion),
    needs: trimSpaces(draft.needs),
    considerations: trimSpaces(draft.considerations),
    company_name: trimSpaces(draft.company_name),
    company_address: trimSpaces(draft.company_address),
    contact_name: trimSpaces(draft.contact_name),
    contact_phone: normalisePhone(draft.contact_phone),
    contact_email: normalise(draft.contact_email),
    locale,
    consents: draft.consents,
    consented_by: trimSpaces(draft.consented_by),
  };
}

/** The one wish of a request is a list of one to the server: what it says of that belongs to fields here. */
export function fieldHere(field: string): string {
  const inner = /^wishes\[0\]\.(\w+)/.exec(field)?.[1];
  return inner ?? field;
}
