/**
 * Which questions are asked of whom: the browser's twin of `api/src/surveys/conditions.rs`.
 *
 * Both are held to `tests/conditions/cases.json`. A condition refers only to earlier questions, so one pass decides;
 * every leaf but `answered` is false on a blank or hidden answer.
 */
import type {
  Answer,
  Answers,
  Choice,
  Condition,
  Context,
  Leaf,
  MatrixQuestion,
  Part,
  Question,
  Questionnaire,
  Row,
  Variable,
} from "./questionnaire";

/** A required answer that isn't there, of a whole question or of a row. */
export interface Gap {
  question: string;
  row?: string;
}

/** A questionnaire as one respondent meets it. */
export interface Walk {
  /** Ids of the questions asked, in order. */
  visible: string[];
  required: string[];
  /** The answers that stand: asked and not blank. */
  answers: Answers;
  /** Keys whose answers went with their question or option. */
  cleared: string[];
  /** What still stands between these answers and submitting. */
  missing: Gap[];
  /** The index of the wording to use, where it isn't the question's own. */
  variants: Record<string, number>;
}

type Seen = Answer | boolean | undefined;

/** Walks once through the questions, in order. */
export function walk(questionnaire: Questionnaire, given: Answers, context: Context): Walk {
  const result: Walk = { visible: [], required: [], answers: {}, cleared: [], missing: [], variants: {} };
  for (const question of questionnaire.questions) {
    const answer = standing(given, question.id);
    if (!question.show_if || holds(question.show_if, result.answers, context)) {
      show(result, question, answer, context);
    } else if (answer !== undefined) {
      result.cleared.push(question.id);
    }
    keepOptionTexts(result, question, given);
  }
  return result;
}

/** Whether the condition holds; `answers` are those that stand. */
export function holds(condition: Condition, answers: Answers, context: Context): boolean {
  if ("all" in condition) return condition.all.every((inner) => holds(inner, answers, context));
  if ("any" in condition) return condition.any.some((inner) => holds(inner, answers, context));
  if ("not" in condition) return !holds(condition.not, answers, context);
  const seen = "q" in condition ? standing(answers, condition.q) : fact(context, condition.ctx);
  return seen !== undefined && passes(seen, condition);
}

/** Asked and not answered: nothing chosen, only spaces, no row filled. */
export function isBlank(answer: Answer): boolean {
  if (typeof answer === "number") return false;
  // What Rust trims: String.trim() knows other spaces.
  if (typeof answer === "string") return /^\p{White_Space}*$/u.test(answer);
  if (Array.isArray(answer)) return answer.length === 0;
  return Object.values(answer).every(isBlank);
}

/** The rows that a matrix has for this respondent. */
export function rowsOf(matrix: MatrixQuestion, context: Context): Row[] {
  return matrix.rows_from ? context["booking.criteria"] : (matrix.rows ?? []);
}

/** The options of a question, with those that a `multi` takes from an earlier matrix. */
export function optionsOf(questionnaire: Questionnaire, question: Question): Choice[] {
  if (question.type === "multi" && question.options_from_rows) {
    const source = questionnaire.questions.find((other) => other.id === question.options_from_rows);
    return source?.type === "matrix" ? (source.rows ?? []).map(({ code, ja, en }) => ({ code, ja, en })) : [];
  }
  return ownOptions(question);
}

function ownOptions(question: Question): Choice[] {
  return question.type === "single" || question.type === "multi" ? (question.options ?? []) : [];
}

function standing(answers: Answers, key: string): Answer | undefined {
  const answer = answers[key];
  return answer === undefined || isBlank(answer) ? undefined : answer;
}

function show(result: Walk, question: Question, answer: Answer | undefined, context: Context): void {
  result.visible.push(question.id);
  if (question.required) {
    result.required.push(question.id);
    result.missing.push(...gaps(question, answer, context));
  }
  if (question.type === "text" && question.variants) {
    const index = question.variants.findIndex((variant) => holds(variant.if, result.answers, context));
    if (index >= 0) result.variants[question.id] = index;
  }
  if (answer !== undefined) result.answers[question.id] = answer;
}

function gaps(question: Question, answer: Answer | undefined, context: Context): Gap[] {
  if (question.type !== "matrix") return answer === undefined ? [{ question: question.id }] : [];
  const rows = rowsOf(question, context).filter((row) => partOf(answer, row.code) === undefined);
  return rows.map((row) => ({ question: question.id, row: row.code }));
}

/** The answer in a row or field, unless that one was left blank. */
export function partOf(answer: Answer | undefined, code: string): Part | undefined {
  if (typeof answer !== "object" || Array.isArray(answer)) return undefined;
  const part = answer[code];
  return part === undefined || isBlank(part) ? undefined : part;
}

function keepOptionTexts(result: Walk, question: Question, given: Answers): void {
  for (const option of ownOptions(question)) {
    const key = `${question.id}.${option.code}`;
    const words = option.has_text ? standing(given, key) : undefined;
    if (words === undefined) continue;
    const chosen = result.answers[question.id];
    if (chosen === option.code || (Array.isArray(chosen) && chosen.includes(option.code))) {
      result.answers[key] = words;
    } else {
      result.cleared.push(key);
    }
  }
}

function fact(context: Context, variable: Variable): Seen {
  return variable === "booking.criteria_count" ? context["booking.criteria"].length : context[variable];
}

function passes(seen: Exclude<Seen, undefined>, test: Leaf): boolean {
  switch (test.op) {
    case "answered":
      return true;
    case "eq":
      return seen === test.value;
    case "in":
      return typeof seen === "string" && test.value.includes(seen);
    case "not_in":
      return typeof seen === "string" && !test.value.includes(seen);
    case "includes":
      return Array.isArray(seen) && seen.includes(test.value);
    case "includes_any":
      return Array.isArray(seen) && test.value.some((code) => seen.includes(code));
    case "gte":
      return typeof seen === "number" && seen >= test.value;
    case "lte":
      return typeof seen === "number" && seen <= test.value;
    case "sum_gt":
      return typeof seen === "object" && !Array.isArray(seen) && sum(Object.values(seen)) > test.value;
  }
}

function sum(parts: Part[]): number {
  return parts.reduce<number>((total, part) => (typeof part === "number" ? total + part : total), 0);
}
