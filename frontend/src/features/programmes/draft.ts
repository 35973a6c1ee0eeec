import type { FieldError } from "@/lib/form";
import { normalise, trimSpaces } from "@/lib/text";
import type { Messages } from "./text/ja";
import type { Call, ResidenceRule, SelectionMethod, Terms } from "./wire";

export const TEXTS = ["programme.ja", "programme.en", "name.ja", "name.en", "guidelines.ja", "guidelines.en"] as const;
export const DAYS = ["apply_open_on", "apply_close_on", "stay_from_on", "stay_to_on"] as const;
/** Whole numbers that a call always has. */
export const COUNTS = [
  "apply_lead_days",
  "min_nights",
  "max_nights",
  "min_party",
  "max_party",
  "max_open_applications",
  "rounding_yen",
  "report_due_days",
] as const;
/** Whole numbers that bound something; blank bounds nothing. */
export const LIMITS = [
  "max_applications_per_year",
  "cap_per_person_night_yen",
  "cap_per_organisation_yen",
  "night_cap",
  "budget_total_yen",
] as const;
export const FLAGS = [
  "companies_allowed",
  "employees_allowed",
  "hosts_agreed",
  "work_days_required",
  "survey_required",
] as const;

export type TextName = (typeof TEXTS)[number];
export type DayName = (typeof DAYS)[number];
export type CountName = (typeof COUNTS)[number];
export type LimitName = (typeof LIMITS)[number];
export type FlagName = (typeof FLAGS)[number];

/** Terms while they are typed, by the names that the server refuses; the rate in percent, as people say it. */
export type Draft = Record<TextName | DayName | CountName | LimitName | "subsidy_rate_per_mille", string> &
  Record<FlagName, boolean> & { residence_rule: ResidenceRule; selection_method: SelectionMethod };

export const EMPTY_DRAFT: Draft = {
  "programme.ja": "",
  "programme.en": "",
  "name.ja": "",
  "name.en": "",
  "guidelines.ja": "",
  "guidelines.en": "",
  companies_allowed: true,
  employees_allowed: false,
  residence_rule: "any",
  apply_open_on: "",
  apply_close_on: "",
  apply_lead_days: "14",
  stay_from_on: "",
  stay_to_on: "",
  min_nights: "1",
  max_nights: "7",
  min_party: "1",
  max_party: "10",
  max_applications_per_year: "",
  max_open_applications: "3",
  selection_method: "first_come",
  hosts_agreed: false,
  work_days_required: false,
  subsidy_rate_per_mille: "0",
  cap_per_person_night_yen: "",
  cap_per_organisation_yen: "",
  night_cap: "",
  rounding_yen: "100",
  budget_total_yen: "",
  survey_required: true,
  report_due_days: "30",
};

export function draftOf(terms: Terms): Draft {
  return {
    ...EMPTY_DRAFT,
    ...pick(TEXTS, (name) => textIn(terms, name)),
    ...pick(DAYS, (name) => terms[name]),
    ...pick(COUNTS, (name) => String(terms[name])),
    ...pick(LIMITS, (name) => terms[name]?.toString() ?? ""),
    subsidy_rate_per_mille: String(terms.subsidy_rate_per_mille / 10),
    companies_allowed: terms.companies_allowed,
    employees_allowed: terms.employees_allowed,
    hosts_agreed: terms.hosts_agreed,
    work_days_required: terms.work_days_required,
    survey_required: terms.survey_required,
    residence_rule: terms.residence_rule,
    selection_method: terms.selection_method,
  };
}

function pick<N extends string>(names: readonly N[], value: (name: N) => string): Record<N, string> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<N, string>;
}

function textIn(terms: Terms, name: TextName): string {
  const [field, language] = name.split(".") as ["programme" | "name" | "guidelines", "ja" | "en"];
  return terms[field]?.[language] ?? "";
}

/** Nothing that was typed is lost to a conversion: what is no number is sent as one that the server refuses. */
export function termsFrom(draft: Draft): Terms {
  const text = (name: TextName) => trimSpaces(draft[name]);
  const count = (name: CountName) => whole(draft[name], COUNT_MOST) ?? NO_NUMBER;
  const limit = (name: LimitName) => whole(draft[name], name.endsWith("_yen") ? YEN_MOST : COUNT_MOST);
  return {
    programme: { ja: text("programme.ja"), en: text("programme.en") },
    name: { ja: text("name.ja"), en: text("name.en") },
    guidelines: { ja: text("guidelines.ja"), en: text("guidelines.en") },
    companies_allowed: draft.companies_allowed,
    employees_allowed: draft.employees_allowed,
    residence_rule: draft.residence_rule,
    apply_open_on: draft.apply_open_on,
    apply_close_on: draft.apply_close_on,
    apply_lead_days: count("apply_lead_days"),
    stay_from_on: draft.stay_from_on,
    stay_to_on: draft.stay_to_on,
    min_nights: count("min_nights"),
    max_nights: count("max_nights"),
    min_party: count("min_party"),
    max_party: count("max_party"),
    max_applications_per_year: limit("max_applications_per_year"),
    max_open_applications: count("max_open_applications"),
    selection_method: draft.selection_method,
    hosts_agreed: draft.hosts_agreed,
    work_days_required: draft.work_days_required,
    subsidy_rate_per_mille: perMille(draft.subsidy_rate_per_mille) ?? NO_NUMBER,
    cap_per_person_night_yen: limit("cap_per_person_night_yen"),
    cap_per_organisation_yen: limit("cap_per_organisation_yen"),
    night_cap: limit("night_cap"),
    rounding_yen: count("rounding_yen"),
    budget_total_yen: limit("budget_total_yen"),
    survey_required: draft.survey_required,
    report_due_days: count("report_due_days"),
  };
}

const NO_NUMBER = -999;
/** Beyond every bound of the server, within its integers. */
const COUNT_MOST = 2_000_000_000;
const YEN_MOST = 1_000_000_000_000;

function whole(typed: string, most: number): number | null {
  const text = normalise(typed).replaceAll(",", "");
  if (text === "") return null;
  return /^-?\d+$/.test(text) ? Math.max(Math.min(Number(text), most), NO_NUMBER) : NO_NUMBER;
}

/** 「50」 or 「33.3」 percent; finer than one decimal the programme does not count. */
export function perMille(typed: string): number | null {
  const text = normalise(typed).replace(/[%％]$/, "");
  if (!/^\d{1,3}(\.\d)?$/.test(text)) return null;
  const rate = Math.round(Number(text) * 10);
  return rate <= 1000 ? rate : null;
}

/** Only what the server could not read at all; its own rules answer for the rest. */
export function unreadable(draft: Draft, words: Messages["errors"]): FieldError[] {
  const days = DAYS.filter((name) => draft[name] === "").map((field) => ({ field, message: words.day }));
  const rate = perMille(draft.subsidy_rate_per_mille) === null;
  return [...days, ...(rate ? [{ field: "subsidy_rate_per_mille", message: words.rate }] : [])];
}

const NOT_TERMS = new Set<string>([
  "id",
  "number",
  "state",
  "phase",
  "suspended_reason",
  "half",
  "half_label",
  "may",
  "version",
] satisfies (keyof Omit<Call, keyof Terms>)[]);

/** The terms inside a call. */
export function termsOf(call: Call): Terms {
  return Object.fromEntries(Object.entries(call).filter(([name]) => !NOT_TERMS.has(name))) as Terms;
}

/** The fields in which two drafts differ: what somebody else changed meanwhile. */
export function differing(before: Draft, after: Draft): (keyof Draft)[] {
  return (Object.keys(after) as (keyof Draft)[]).filter((name) => before[name] !== after[name]);
}

/** The call that stood in the way of a stale page, as the problem document carries it. */
export function newerIn(problem: object): { version: number; terms: Terms } | null {
  const current: unknown = "current" in problem ? problem.current : null;
  if (typeof current !== "object" || current === null) return null;
  if (!("version" in current) || typeof current.version !== "number" || !("terms" in current)) return null;
  // The server's own type of the same name; nothing else writes it.
  return { version: current.version, terms: current.terms as Terms };
}
