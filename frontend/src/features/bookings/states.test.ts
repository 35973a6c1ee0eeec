import { describe, expect, test } from "vitest";
import type { Me } from "@/api/session";
import { nextStep } from "./page/next";
import { en } from "./page/text/en";
import { ja } from "./page/text/ja";
import { hasEnded, isYours, READERS, readerOf, shelfOf, STATES, toneOf } from "./states";
import type { Booking } from "./wire";

const MAY = ["booking.accept"];

describe("what comes next", () => {
  test.each(STATES.flatMap((state) => READERS.map((reader) => [state, reader] as const)))(
    "%s is explained to the %s in both languages",
    (state, reader) => {
      expect(nextStep(ja, { state, may: MAY }, reader)).toMatch(/。$/);
      expect(nextStep(en, { state, may: MAY }, reader)).toMatch(/\.$/);
    },
  );

  test("whoever has to act is told what to do, not that somebody else does it", () => {
    const turns = [
      ["draft", "applicant"],
      ["returned", "applicant"],
      ["offered", "applicant"],
      ["supervisor_review", "supervisor"],
      ["in_review", "office"],
      ["host_check", "host"],
    ] as const;
    for (const [state, reader] of turns) {
      expect(nextStep(ja, { state, may: MAY }, reader)).toContain("ください");
      expect(nextStep(ja, { state, may: MAY }, reader)).not.toBe(ja.next[state].everyone);
    }
  });

  test("nobody is told that something is confirmed before it is", () => {
    expect(nextStep(ja, { state: "in_review", may: [] }, "applicant")).toContain("確定していません");
  });
});

function me(roles: Me["roles"], memberships: { id: string; role: Me["roles"][number] }[] = []): Me {
  return {
    id: "me",
    name: "津 花子",
    email: "hanako@example.jp",
    locale: "ja",
    version: 1,
    roles,
    memberships: memberships.map(({ id, role }, index) => ({
      id: `m${index}`,
      organisation: { id, kind: "company", name: id },
      role,
    })),
  } as Me;
}

const contact = { id: "somebody", name: "", email: "", phone: "" };
const subject: Pick<Booking, "organisation" | "applicant" | "kind"> = {
  kind: "company",
  organisation: { id: "seiji", name: "青磁" },
  applicant: contact,
};

describe("what a reader is to a booking", () => {
  test("the person who applied, and everybody who speaks for the company, are the applicant", () => {
    expect(readerOf({ ...subject, applicant: { ...contact, id: "me" } }, me([]))).toBe("applicant");
    expect(readerOf(subject, me(["company_contact"], [{ id: "seiji", role: "company_contact" }]))).toBe("applicant");
  });

  test("the head of the section is its supervisor, but of an own application the applicant", () => {
    const head = me(["supervisor"], [{ id: "seiji", role: "supervisor" }]);
    expect(readerOf({ ...subject, kind: "employee" }, head)).toBe("supervisor");
    expect(readerOf({ ...subject, kind: "employee", applicant: { ...contact, id: "me" } }, head)).toBe("applicant");
  });

  test("desks read as office and host, others as participants", () => {
    expect(readerOf(subject, me(["secretariat"]))).toBe("office");
    expect(readerOf({ ...subject, organisation: null, applicant: null }, me(["host"]))).toBe("host");
    expect(readerOf(subject, me(["participant"]))).toBe("participant");
  });
});

describe("badges and shelves", () => {
  test("a matter that waits for the reader is filled, somebody else's is not", () => {
    expect(toneOf({ state: "host_check", may: ["booking.accept", "booking.decline"] })).toBe("yours");
    expect(toneOf({ state: "host_check", may: ["booking.withdraw"] })).toBe("waiting");
    expect(toneOf({ state: "returned", may: ["booking.submit"] })).toBe("caution");
  });

  test("taking back what a host looks at is possible for the secretariat, and not its duty", () => {
    expect(isYours({ may: ["booking.return", "booking.call_off"] })).toBe(false);
  });

  test("every state stands on one shelf, ended ones at the end", () => {
    for (const state of STATES) {
      const shelf = shelfOf({ state, may: [] });
      expect(shelf === "ended").toBe(hasEnded(state));
    }
    expect(shelfOf({ state: "returned", may: [] })).toBe("yours");
    expect(shelfOf({ state: "confirmed", may: ["participants.name"] })).toBe("stays");
  });
});
