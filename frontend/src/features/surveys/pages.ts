import { rowsOf } from "./conditions";
import type { Context, Question, Questionnaire, Words } from "./questionnaire";

/** What is asked at one time. Named by its first question, so that it is found again when the screen turns. */
export type SurveyPage = { id: string; title: Words | null; questions: Question[] };

/** Up to so many questions without sections stand on one page. */
const ONE_PAGE = 6;
/** Beyond that, and on phones, so many a page. */
const PER_PAGE = 4;

/**
 * The pages as this respondent meets them. They are cut over all questions and only then lose those that are not
 * asked: a question that appears or goes moves nothing to another page. On phones a matrix has a page of its own.
 */
export function pagesOf(
  questionnaire: Questionnaire,
  visible: readonly string[],
  context: Context,
  narrow: boolean,
): SurveyPage[] {
  const asked = new Set(visible);
  const seen = (question: Question) =>
    asked.has(question.id) && (question.type !== "matrix" || rowsOf(question, context).length > 0);
  return groupsOf(questionnaire)
    .flatMap(({ title, questions }) =>
      (narrow ? phoneParts(questions) : [questions]).map((part) => ({ title, questions: part.filter(seen) })),
    )
    .flatMap(({ title, questions }) => {
      const first = questions[0];
      return first ? [{ id: first.id, title, questions }] : [];
    });
}

/** The page a question is asked on; 0 when it is not asked now. */
export function pageIndexOf(pages: readonly SurveyPage[], question: string): number {
  return Math.max(
    0,
    pages.findIndex(({ questions }) => questions.some(({ id }) => id === question)),
  );
}

/** POST_Q06A is number 6-A in every language and whatever else is asked. */
export function questionNumber(id: string): string {
  const found = /_Q0*(\d+)([A-Z]*)$/.exec(id);
  if (!found) return id;
  return found[2] === "" ? `${found[1]}` : `${found[1]}-${found[2]}`;
}

type Group = { title: Words | null; questions: Question[] };

function groupsOf({ sections, questions }: Questionnaire): Group[] {
  if (sections && sections.length > 0) {
    return sections.map((section) => ({
      title: { ja: section.ja, en: section.en },
      questions: questions.filter((question) => question.section === section.id),
    }));
  }
  return chunks(questions, questions.length <= ONE_PAGE ? ONE_PAGE : PER_PAGE).map((part) => ({
    title: null,
    questions: part,
  }));
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function phoneParts(questions: readonly Question[]): Question[][] {
  const parts: Question[][] = [];
  let open: Question[] = [];
  const close = () => {
    if (open.length > 0) parts.push(open);
    open = [];
  };
  for (const question of questions) {
    if (question.type === "matrix") {
      close();
      parts.push([question]);
    } else {
      open.push(question);
      if (open.length === PER_PAGE) close();
    }
  }
  close();
  return parts;
}
