import type { FieldError } from "@/lib/form";
import { normalise } from "@/lib/text";
import type { Policy, Tag } from "../wire";
import type { Messages } from "./text/ja";

export const TAGS: readonly Tag[] = ["first_timer", "sme"];

export type LimitDraft = { code: string; floor: string; cap: string };

/** A policy while it is typed: numbers as text, shares in percent, as people say them. */
export type PolicyDraft = {
  applicant_weight: string;
  host_weight: string;
  tiers: string;
  per_organisation: string;
  budget_yen: string;
  /** Halves of fiscal years; blank: no rotation. */
  rotation: string;
  first_timer: string;
  sme: string;
  limits: LimitDraft[];
};

export function draftOf(policy: Policy): PolicyDraft {
  const share = (tag: Tag) => {
    const found = policy.shares.find((each) => each.tag === tag);
    return found ? String(found.per_mille / 10) : "";
  };
  return {
    applicant_weight: String(policy.applicant_weight),
    host_weight: String(policy.host_weight),
    tiers: policy.tiers.join(", "),
    per_organisation: policy.per_organisation?.toString() ?? "",
    budget_yen: policy.budget_yen?.toString() ?? "",
    rotation: policy.rotation?.toString() ?? "",
    first_timer: share("first_timer"),
    sme: share("sme"),
    limits: policy.limits.map(({ municipality_code, floor, cap }) => ({
      code: municipality_code,
      floor: floor?.toString() ?? "",
      cap: cap?.toString() ?? "",
    })),
  };
}

export function policyFrom(draft: PolicyDraft): Policy {
  const shares = TAGS.flatMap((tag) => {
    const percent = percentIn(draft[tag]);
    return percent === null ? [] : [{ tag, per_mille: Math.round(percent * 10) }];
  });
  return {
    applicant_weight: wholeIn(draft.applicant_weight) ?? 0,
    host_weight: wholeIn(draft.host_weight) ?? 0,
    tiers: tiersIn(draft.tiers) ?? [],
    per_organisation: wholeIn(draft.per_organisation),
    budget_yen: wholeIn(draft.budget_yen),
    rotation: wholeIn(draft.rotation),
    shares,
    limits: draft.limits
      .map(({ code, floor, cap }) => ({ municipality_code: code, floor: wholeIn(floor), cap: wholeIn(cap) }))
      // A row whose two numbers were emptied limits nothing any more.
      .filter(({ floor, cap }) => floor !== null || cap !== null),
  };
}

/** What is no number, before anything is sent; whether the numbers go together is the server's to say. */
export function unreadable(draft: PolicyDraft, words: Messages["errors"]): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ["applicant_weight", "host_weight"] as const) {
    const weight = wholeIn(draft[field]);
    if (weight === null || weight > 100) errors.push({ field, message: words.weight });
  }
  if (wholeIn(draft.applicant_weight) === 0 && wholeIn(draft.host_weight) === 0)
    errors.push({ field: "applicant_weight", message: words.noWeight });
  if (tiersIn(draft.tiers) === null) errors.push({ field: "tiers", message: words.tiers });
  for (const field of ["per_organisation", "budget_yen"] as const)
    if (isGarbled(draft[field], wholeIn)) errors.push({ field, message: words.whole });
  for (const field of TAGS) if (isGarbled(draft[field], percentIn)) errors.push({ field, message: words.percent });
  for (const { code, floor, cap } of draft.limits) {
    const [least, most] = [wholeIn(floor), wholeIn(cap)];
    const isWrong = isGarbled(floor, wholeIn) || isGarbled(cap, wholeIn);
    if (isWrong) errors.push({ field: limitField(code), message: words.whole });
    else if (least !== null && most !== null && least > most)
      errors.push({ field: limitField(code), message: words.floorAboveCap });
  }
  return errors;
}

export function limitField(code: string): string {
  return `limit-${code}`;
}

/** The server names rows by their place; the page names them by their municipality. */
export function ownField(field: string, policy: Policy): string {
  const row = /^limits\[(\d+)\]/.exec(field);
  if (row) return limitField(policy.limits[Number(row[1])]?.municipality_code ?? "");
  const share = /^shares\[(\d+)\]/.exec(field);
  if (share) return policy.shares[Number(share[1])]?.tag ?? field;
  return field.startsWith("tiers") ? "tiers" : field;
}

/** Something was typed, and it can't be read. */
function isGarbled(typed: string, read: (typed: string) => number | null): boolean {
  return normalise(typed) !== "" && read(typed) === null;
}

function wholeIn(typed: string): number | null {
  const text = normalise(typed).replaceAll(",", "");
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function percentIn(typed: string): number | null {
  const text = normalise(typed);
  const value = Number(text);
  return /^\d{1,3}(\.\d)?$/.test(text) && value <= 100 ? value : null;
}

/** 80, 60、40 → descending, none twice; blank is none. */
function tiersIn(typed: string): number[] | null {
  const pieces = normalise(typed)
    .split(/[\s,、]+/)
    .filter((piece) => piece !== "");
  const tiers = pieces.map(Number);
  const isSound = tiers.every((tier) => Number.isInteger(tier) && tier >= 0 && tier <= 100);
  return isSound && new Set(tiers).size === tiers.length ? tiers.toSorted((one, other) => other - one) : null;
}
