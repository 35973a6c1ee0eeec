import { useState, type MouseEvent } from "react";
import { flushSync } from "react-dom";
import { fieldId, type FieldError } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { faultsOn, questionOf } from "./checks";
import { faultWords } from "./faultWords";
import { useNarrow } from "./form/useNarrow";
import { pageIndexOf, pagesOf, type SurveyPage } from "./pages";
import type { Filled } from "./useFilling";
import { useWords } from "./words";
import type { OpenSurvey } from "./wire";

/** Which page is shown, what is wrong on it, and the ways from page to page. */
export function usePages(survey: OpenSurvey, filling: Filled) {
  const narrow = useNarrow();
  const pages = pagesOf(survey.questionnaire, filling.walked.visible, survey.context, narrow);
  const [first, setFirst] = useState(() => firstOpen(filling, pages));
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const errors = useErrors(survey, filling, checked);
  const now = pageIndexOf(pages, first);

  const turn = (to: SurveyPage | undefined) => {
    if (!to) return;
    setFirst(to.id);
    void filling.flush();
    globalThis.scrollTo?.(0, 0);
  };
  const refuse = (questions: readonly string[]) => {
    setChecked(questions);
    setAttempt((count) => count + 1);
  };
  const forward = () => {
    const page = pages[now];
    const last = now === pages.length - 1;
    if (last && filling.faults.length > 0) refuse(filling.walked.visible);
    else if (last) void filling.submit().then(() => setAttempt((count) => count + 1));
    else if (page && faultsOn(filling.faults, page.questions).length > 0) refuse(page.questions.map(({ id }) => id));
    else turn(pages[now + 1]);
  };
  /** A link of the summary may lead to another page: it is shown before the link looks for its field. */
  const showField = (event: MouseEvent<HTMLElement>) => {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    const error = errors.find(({ field }) => anchor?.hash === `#${fieldId(field)}`);
    const page = error && pages[pageIndexOf(pages, questionOf(error.field))];
    if (page) flushSync(() => setFirst(page.id));
  };
  const back = () => turn(pages[now - 1]);
  return { page: pages[now], now, all: pages.length, narrow, errors, attempt, forward, back, showField };
}

/** What the server refused stays until it is answered anew; our own checks speak once a page was checked. */
function useErrors(survey: OpenSurvey, { faults, refused }: Filled, checked: readonly string[]): FieldError[] {
  const { form } = useWords();
  const { locale } = useLocale();
  const own = faults
    .filter(({ field }) => checked.includes(questionOf(field)))
    .map((fault) => ({ field: fault.field, message: faultWords(fault, survey, form, locale) }));
  return [...own, ...refused.filter(({ field }) => !own.some((error) => error.field === field))];
}

/** Where a resumed questionnaire goes on: at the first page with something required open, or unanswered at all. */
function firstOpen({ walked, faults }: Filled, pages: readonly SurveyPage[]): string {
  if (Object.keys(walked.answers).length === 0) return pages[0]?.id ?? "";
  const open =
    pages.find(({ questions }) => faultsOn(faults, questions).length > 0) ??
    pages.find(({ questions }) => questions.every(({ id }) => walked.answers[id] === undefined)) ??
    pages.at(-1);
  return open?.id ?? "";
}
