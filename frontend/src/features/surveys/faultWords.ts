import { count } from "@/lib/money";
import type { Locale } from "@/lib/locale";
import { rowsOf } from "./conditions";
import { questionOf, type Fault } from "./checks";
import { questionNumber } from "./pages";
import type { Context, Questionnaire } from "./questionnaire";
import type { Messages } from "./text/ja";

type Form = { questionnaire: Questionnaire; context: Context };

/** One sentence that names the question and says what to do. */
export function faultWords(fault: Fault, form: Form, words: Messages["form"], locale: Locale): string {
  const subject = subjectOf(fault.field, form, words, locale);
  switch (fault.code) {
    case "out_of_range":
      return words.faults.out_of_range(subject, count(fault.least ?? 0), count(fault.most ?? 0));
    case "too_many":
    case "too_long":
      return words.faults[fault.code](subject, fault.most ?? 0);
    default:
      return words.faults[fault.code](subject);
  }
}

function subjectOf(field: string, { questionnaire, context }: Form, words: Messages["form"], locale: Locale): string {
  const id = questionOf(field);
  const part = field.slice(id.length + 1);
  const row = partNames(id, questionnaire, context).find(({ code }) => code === part);
  const number = questionNumber(id);
  return row ? words.row(number, row[locale]) : words.number(number);
}

function partNames(
  id: string,
  questionnaire: Questionnaire,
  context: Context,
): { code: string; ja: string; en: string }[] {
  const question = questionnaire.questions.find((each) => each.id === id);
  switch (question?.type) {
    case "matrix":
      return rowsOf(question, context);
    case "number_group":
    case "group":
      return question.fields;
    case "single":
    case "multi":
      return question.options ?? [];
    default:
      return [];
  }
}
