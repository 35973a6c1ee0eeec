import type { components } from "@/api/schema";
import type { Me } from "@/api/session";
import type { Day } from "@/lib/dates";
import type { FieldError } from "@/lib/form";
import { isEmail, isKatakana, normalise, toKatakana, trimSpaces } from "@/lib/text";
import type { Messages } from "./text/ja";

type Schemas = components["schemas"];
export type Member = Schemas["Member"];
export type Members = Schemas["MemberPage"];
export type Organisation = Schemas["Organisation"];
export type OrganisationKind = Schemas["OrganisationKind"];
export type Role = Schemas["Role"];

/** Whose members' list the server opens to its holders; what may be done there it says with the list. */
const READS: ReadonlySet<Role> = new Set([
  "company_contact",
  "supervisor",
  "host",
  "municipality",
  "approver",
  "secretariat",
  "administrator",
]);

/** The organisations whose people the reader may see, each once, in the order of the memberships. */
export function ownOrganisations(me: Me, today: Day): { id: string; name: string }[] {
  const found = new Map<string, string>();
  for (const { organisation, role, from_on: from } of me.memberships) {
    if (READS.has(role) && from <= today) found.set(organisation.id, organisation.name);
  }
  return [...found].map(([id, name]) => ({ id, name }));
}

/** Whether the reader is offered all organisations. */
export function seesAll(me: Me): boolean {
  return me.roles.includes("secretariat") || me.roles.includes("administrator");
}

/** Each person of a section once, without supervisors: who may stand in. */
export function deputyCandidates(members: readonly Member[], today: Day): { value: string; label: string }[] {
  const supervisors = new Set(
    members.filter(({ role, deputy_of: of }) => role === "supervisor" && !of).map(({ person_id: id }) => id),
  );
  const candidates = members.filter((member) => !supervisors.has(member.person_id) && member.from_on <= today);
  return [...new Map(candidates.map(({ person_id: id, name }) => [id, name]))].map(([value, label]) => ({
    value,
    label,
  }));
}

export type InviteDraft = { role: Role | ""; name: string; email: string; until_on: string };

export function inviteFaults(draft: InviteDraft, words: Messages["errors"]): FieldError[] {
  return [
    ...when(draft.role === "", "role", words.role),
    ...when(trimSpaces(draft.name) === "", "name", words.name),
    ...when(!isEmail(draft.email), "email", words.email),
  ];
}

export function invitationFrom(draft: InviteDraft): Schemas["InvitationInput"] {
  return {
    role: draft.role === "" ? "participant" : draft.role,
    name: trimSpaces(draft.name),
    email: normalise(draft.email),
    until_on: draft.until_on === "" ? null : draft.until_on,
  };
}

export type DeputyDraft = { person_id: string; from_on: string; until_on: string };

export function deputyFaults(draft: DeputyDraft, words: Messages["errors"]): FieldError[] {
  return [
    ...when(draft.person_id === "", "person_id", words.person),
    ...when(draft.from_on === "", "from_on", words.from),
    ...when(draft.until_on === "", "until_on", words.until),
  ];
}

/** There is one prefecture, and it exists. */
export const KINDS = ["company", "operator", "section", "municipality"] as const satisfies readonly OrganisationKind[];

export type OrganisationDraft = {
  kind: OrganisationKind | "";
  parent_id: string;
  municipality_code: string;
  name: string;
  name_kana: string;
  corporate_number: string;
  address: string;
};

export function organisationFaults(draft: OrganisationDraft, words: Messages["errors"]): FieldError[] {
  return [
    ...when(draft.kind === "", "kind", words.kind),
    ...when(draft.kind === "section" && draft.parent_id === "", "parent_id", words.parent),
    ...when(draft.kind === "municipality" && draft.municipality_code === "", "municipality_code", words.town),
    ...when(trimSpaces(draft.name) === "", "name", words.organisation),
    ...when(!isKatakana(toKatakana(draft.name_kana)), "name_kana", words.kana),
  ];
}

/** What belongs to another kind is not sent, though it stays typed. */
export function organisationFrom(draft: OrganisationDraft): Schemas["OrganisationInput"] {
  const { kind, parent_id: parent, municipality_code: code } = draft;
  return {
    kind: kind === "" ? "company" : kind,
    parent_id: kind === "section" ? some(parent) : null,
    municipality_code: kind === "municipality" ? some(code) : null,
    name: trimSpaces(draft.name),
    name_kana: toKatakana(draft.name_kana),
    corporate_number: some(normalise(draft.corporate_number)),
    address: some(trimSpaces(draft.address)),
  };
}

function some(text: string): string | null {
  return text === "" ? null : text;
}

function when(broken: boolean, field: string, message: string): FieldError[] {
  return broken ? [{ field, message }] : [];
}
