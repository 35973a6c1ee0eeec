import { isBlank, rowsOf, walk, type Walk } from "./conditions";
import type { Answer, Answers, Context, Part, Question, Questionnaire } from "./questionnaire";

/** Characters in the line beside an option such as 「その他」; the server's own limit. */
export const OPTION_TEXT_MAX = 200;

/** One thing that stands in the way. `field` is what the server calls it, without `answers.`: `POST_Q04.wifi_speed`. */
export type Fault = { field: string; code: FaultCode; least?: number; most?: number };
export type FaultCode = "missing" | "not_number" | "not_integer" | "out_of_range" | "too_many" | "too_long";

/**
 * What the server would refuse, found before it is asked. Everything else that it refuses (an unknown code, a row
 * that doesn't exist) can't be typed into this form.
 */
export function faultsOf(questionnaire: Questionnaire, answers: Answers, context: Context): Fault[] {
  const walked = walk(questionnaire, answers, context);
  const asked = questionnaire.questions.filter(({ id }) => walked.visible.includes(id));
  return asked.flatMap((question) => [
    ...missing(walked, question, context),
    ...wrong(question, answers[question.id]),
    ...longTexts(question, answers),
  ]);
}

/** The faults of these questions, in the order they are asked. */
export function faultsOn(faults: readonly Fault[], questions: readonly Question[]): Fault[] {
  return faults.filter(({ field }) => questions.some(({ id }) => field === id || field.startsWith(`${id}.`)));
}

/** The server names `answers.POST_Q04.wifi_speed`. */
export function fieldOf(serverField: string): string {
  return serverField.replace(/^answers\./, "");
}

export function questionOf(field: string): string {
  return field.split(".")[0] ?? field;
}

function missing(walked: Walk, question: Question, context: Context): Fault[] {
  const gaps = walked.missing.filter((gap) => gap.question === question.id);
  if (question.type !== "matrix") return gaps.map(() => ({ field: question.id, code: "missing" }));
  // A matrix nobody has begun is one gap, not ten.
  if (gaps.length === rowsOf(question, context).length) return gaps.length > 0 ? [fault(question.id, "missing")] : [];
  return gaps.map(({ row }) => fault(row === undefined ? question.id : `${question.id}.${row}`, "missing"));
}

function wrong(question: Question, answer: Answer | undefined): Fault[] {
  if (answer === undefined || isBlank(answer)) return [];
  switch (question.type) {
    case "number":
      return number(question.id, answer as Part, question);
    case "number_group":
      return parts(answer).flatMap(([code, part]) => number(`${question.id}.${code}`, part, question));
    case "group":
      return question.fields.flatMap((field) => {
        const part = parts(answer).find(([code]) => code === field.code)?.[1];
        return field.type === "number" && part !== undefined ? number(`${question.id}.${field.code}`, part, field) : [];
      });
    case "multi":
      return question.max_select !== undefined && Array.isArray(answer) && answer.length > question.max_select
        ? [{ field: question.id, code: "too_many", most: question.max_select }]
        : [];
    case "text":
      return tooLong(question.id, answer, question.max_length);
    default:
      return [];
  }
}

function longTexts(question: Question, answers: Answers): Fault[] {
  if (question.type !== "single" && question.type !== "multi") return [];
  return (question.options ?? []).flatMap((option) => {
    const key = `${question.id}.${option.code}`;
    return tooLong(key, answers[key], OPTION_TEXT_MAX);
  });
}

function tooLong(field: string, answer: Answer | undefined, most: number): Fault[] {
  return typeof answer === "string" && Array.from(answer).length > most ? [{ field, code: "too_long", most }] : [];
}

function parts(answer: Answer): [string, Part][] {
  return typeof answer === "object" && !Array.isArray(answer) ? Object.entries(answer) : [];
}

type Limits = { min: number; max: number; integer?: boolean };

function number(field: string, answer: Part, { min, max, integer }: Limits): Fault[] {
  if (typeof answer === "string") return isBlank(answer) ? [] : [fault(field, "not_number")];
  if (answer < min || answer > max) return [{ field, code: "out_of_range", least: min, most: max }];
  return integer === true && !Number.isInteger(answer) ? [fault(field, "not_integer")] : [];
}

function fault(field: string, code: FaultCode): Fault {
  return { field, code };
}
