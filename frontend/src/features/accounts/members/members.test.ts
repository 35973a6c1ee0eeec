import { describe, expect, test } from "vitest";
import type { Me } from "@/api/session";
import {
  deputyCandidates,
  deputyFaults,
  invitationFrom,
  inviteFaults,
  organisationFaults,
  organisationFrom,
  ownOrganisations,
  seesAll,
  type Member,
  type OrganisationDraft,
} from "./belonging";
import { ja as words } from "./text/ja";

const organisation = (id: string) => ({ id, kind: "company" as const, name: `組織${id}`, state: "active" as const });
const me = (...memberships: Me["memberships"]): Me => ({
  id: "p",
  name: "花子",
  name_kana: "ハナコ",
  email: "hanako@example.jp",
  phone: "",
  locale: "ja",
  memberships,
  roles: memberships.map(({ role }) => role),
  version: 1,
});

describe("whose people are shown", () => {
  test("each organisation once, and only where the role opens it today", () => {
    const person = me(
      { id: "1", organisation: organisation("a"), role: "company_contact", from_on: "2026-04-01" },
      { id: "2", organisation: organisation("a"), role: "participant", from_on: "2026-04-01" },
      { id: "3", organisation: organisation("b"), role: "participant", from_on: "2026-04-01" },
      { id: "4", organisation: organisation("c"), role: "host", from_on: "2026-12-01" },
    );
    expect(ownOrganisations(person, "2026-11-20")).toEqual([{ id: "a", name: "組織a" }]);
    expect(seesAll(person)).toBe(false);
    expect(
      seesAll(me({ id: "1", organisation: organisation("a"), role: "administrator", from_on: "2026-04-01" })),
    ).toBe(true);
  });
});

describe("deputies", () => {
  const member = (person: string, role: Member["role"], more: Partial<Member> = {}): Member => ({
    id: `${person}-${role}`,
    person_id: person,
    name: person,
    name_kana: "",
    email: `${person}@example.jp`,
    role,
    from_on: "2026-04-01",
    may: [],
    ...more,
  });

  test("are people of the section, each once, never the supervisor", () => {
    const members = [
      member("課長", "supervisor"),
      member("課長", "employee"),
      member("係長", "employee"),
      member("係長", "supervisor", { deputy_of: "課長" }),
      member("新人", "employee", { from_on: "2027-04-01" }),
    ];
    expect(deputyCandidates(members, "2026-11-20")).toEqual([{ value: "係長", label: "係長" }]);
  });

  test("need a person and both days, by the server's names", () => {
    const faults = deputyFaults({ person_id: "", from_on: "", until_on: "" }, words.errors);
    expect(faults.map(({ field }) => field)).toEqual(["person_id", "from_on", "until_on"]);
  });
});

describe("invitations", () => {
  test("an empty one is refused at its fields; a good one is sent in the server's form", () => {
    const empty = { role: "" as const, name: "　", email: "x", until_on: "" };
    expect(inviteFaults(empty, words.errors).map(({ field }) => field)).toEqual(["role", "name", "email"]);
    const good = { role: "host" as const, name: " 浜口 海斗 ", email: "ｈost@example.jp", until_on: "" };
    expect(inviteFaults(good, words.errors)).toEqual([]);
    expect(invitationFrom(good)).toEqual({
      role: "host",
      name: "浜口 海斗",
      email: "host@example.jp",
      until_on: null,
    });
  });
});

describe("organisations", () => {
  const draft: OrganisationDraft = {
    kind: "municipality",
    parent_id: "p",
    municipality_code: "",
    name: "志摩市",
    name_kana: "しまし",
    corporate_number: "",
    address: "",
  };

  test("each kind asks for what it must have", () => {
    expect(organisationFaults(draft, words.errors).map(({ field }) => field)).toEqual(["municipality_code"]);
    expect(
      organisationFaults({ ...draft, kind: "section", parent_id: "" }, words.errors).map(({ field }) => field),
    ).toEqual(["parent_id"]);
    expect(organisationFaults({ ...draft, kind: "company" }, words.errors)).toEqual([]);
  });

  test("what belongs to another kind is not sent", () => {
    expect(organisationFrom({ ...draft, municipality_code: "242152" })).toEqual({
      kind: "municipality",
      parent_id: null,
      municipality_code: "242152",
      name: "志摩市",
      name_kana: "シマシ",
      corporate_number: null,
      address: null,
    });
  });
});
