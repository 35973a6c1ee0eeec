import { longDate, officialDate, shortDate, type Day } from "@/lib/dates";
import type { Locale } from "@/lib/locale";
import { percent, yen } from "@/lib/money";
import type { Messages } from "./text/ja";
import type { Terms } from "./wire";

export type Line = { term: string; value: string };
export type Section = { key: string; title: string; lines: Line[] };

/** A period for lists: calls outlive years, so the first year is always said. */
export function period(from: Day, until: Day, { paper }: Messages, locale: Locale): string {
  const sameYear = from.slice(0, 4) === until.slice(0, 4);
  return paper.short(longDate(from, locale), sameYear ? shortDate(until, locale) : longDate(until, locale));
}

/** The terms as a 募集要項 says them, section by section. Numbers come with their units; what bounds nothing is left out. */
export function sectionsOf(terms: Terms, words: Messages, locale: Locale): Section[] {
  const { titles } = words.paper;
  return [
    { key: "who", title: titles.who, lines: whoLines(terms, words) },
    { key: "when", title: titles.when, lines: whenLines(terms, words, locale) },
    { key: "conditions", title: titles.conditions, lines: conditionLines(terms, words) },
    { key: "size", title: titles.size, lines: sizeLines(terms, words) },
    { key: "selection", title: titles.selection, lines: selectionLines(terms, words) },
    { key: "money", title: titles.money, lines: moneyLines(terms, words, locale) },
    { key: "report", title: titles.report, lines: reportLines(terms, words) },
  ];
}

function whoLines(terms: Terms, { paper }: Messages): Line[] {
  const who = [terms.companies_allowed && paper.companies, terms.employees_allowed && paper.employees];
  const value = who.filter((word) => word !== false).join(paper.and);
  return [
    { term: paper.applicants, value },
    { term: paper.residence, value: paper.residences[terms.residence_rule] },
  ];
}

function whenLines(terms: Terms, { paper }: Messages, locale: Locale): Line[] {
  const span = (from: Day, until: Day) => paper.span(officialDate(from, locale), officialDate(until, locale));
  return [
    { term: paper.applyPeriod, value: span(terms.apply_open_on, terms.apply_close_on) },
    { term: paper.lead, value: paper.leadDays(terms.apply_lead_days) },
    { term: paper.stayPeriod, value: span(terms.stay_from_on, terms.stay_to_on) },
  ];
}

function conditionLines(terms: Terms, { paper }: Messages): Line[] {
  return [
    { term: paper.nights, value: nightsWords(terms, paper) },
    { term: paper.plan, value: terms.work_days_required ? paper.planAll : paper.planEmployees },
    { term: paper.contract, value: paper.contractText },
  ];
}

function nightsWords({ min_nights: min, max_nights: max }: Terms, paper: Messages["paper"]): string {
  if (max === 0) return paper.dayUse;
  if (min === max) return paper.nightsExactly(max);
  return min === 0 ? paper.dayUseTo(max) : paper.nightsFromTo(min, max);
}

function sizeLines(terms: Terms, { paper }: Messages): Line[] {
  const { min_party: min, max_party: max, max_applications_per_year: year } = terms;
  return [
    { term: paper.party, value: min === max ? paper.partyExactly(max) : paper.partyFromTo(min, max) },
    { term: paper.open, value: paper.openAtOnce(terms.max_open_applications) },
    ...(typeof year === "number" ? [{ term: paper.year, value: paper.inYear(year) }] : []),
  ];
}

function selectionLines(terms: Terms, { methods, methodHints, paper }: Messages): Line[] {
  const method = terms.selection_method;
  return [
    { term: paper.method, value: `${methods[method]}${paper.colon}${methodHints[method]}` },
    { term: paper.settled, value: terms.hosts_agreed ? paper.settledByApproval : paper.settledByHost },
  ];
}

function moneyLines(terms: Terms, { paper }: Messages, locale: Locale): Line[] {
  const rate = terms.subsidy_rate_per_mille;
  const own = { term: paper.own, value: paper.ownText };
  if (rate === 0) return [{ term: paper.subsidy, value: paper.noSubsidy }, own];
  const bound = (term: string, amount: number | null | undefined) =>
    typeof amount === "number" ? [{ term, value: yen(amount, locale) }] : [];
  const nights = terms.night_cap;
  const share = percent(rate / 10, rate % 10 === 0 ? 0 : 1);
  return [
    { term: paper.subsidy, value: paper.rate(share, yen(terms.rounding_yen, locale)) },
    ...bound(paper.capPersonNight, terms.cap_per_person_night_yen),
    ...bound(paper.capOrganisation, terms.cap_per_organisation_yen),
    ...(typeof nights === "number" ? [{ term: paper.nightCap, value: paper.nightsCount(nights) }] : []),
    ...(typeof terms.budget_total_yen === "number"
      ? [{ term: paper.budget, value: paper.budgetText(yen(terms.budget_total_yen, locale)) }]
      : []),
    own,
  ];
}

function reportLines(terms: Terms, { paper }: Messages): Line[] {
  return [
    { term: paper.survey, value: terms.survey_required ? paper.surveyNeeded : paper.surveyAsked },
    { term: paper.report, value: paper.reportWithin(terms.report_due_days) },
  ];
}
