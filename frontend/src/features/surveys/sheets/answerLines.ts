import { NOT_APPLICABLE, UNKNOWN } from "../answering";
import { optionsOf, partOf, rowsOf, walk } from "../conditions";
import { questionNumber } from "../pages";
import { PREFECTURES } from "../prefectures";
import type { Answer, Answers, Context, GroupField, Part, Question, Questionnaire, Words } from "../questionnaire";

/** One line of a sheet: what was asked and what was said, in words. `null`: asked and left blank. */
export type AnswerLine = { key: string; number: string; question: Words; parts: AnswerPart[]; free: boolean };
export type AnswerPart = { key: string; label: Words | null; value: Words | null };

/** A sheet in the order of its questionnaire; questions that were never asked are counted, not shown. */
export function answerLines(
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context,
): { lines: AnswerLine[]; notAsked: number } {
  const { visible } = walk(questionnaire, answers, context);
  const asked = questionnaire.questions.filter(({ id }) => visible.includes(id));
  return {
    lines: asked.map((question) => ({
      key: question.id,
      number: questionNumber(question.id),
      question: { ja: question.ja, en: question.en },
      parts: partsOf(questionnaire, question, answers, context),
      free: question.type === "text",
    })),
    notAsked: questionnaire.questions.length - asked.length,
  };
}

function partsOf(questionnaire: Questionnaire, question: Question, answers: Answers, context: Context): AnswerPart[] {
  const answer = answers[question.id];
  switch (question.type) {
    case "single":
    case "multi":
      return [whole(choiceWords(questionnaire, question, answers))];
    case "matrix":
      return rowsOf(question, context).map((row) => ({
        key: row.code,
        label: row,
        value: onScale(questionnaire, question.scale, partOf(answer, row.code)),
      }));
    case "scale":
    case "recommend":
      return [whole(typeof answer === "object" ? null : onScale(questionnaire, question.scale, answer))];
    case "number_group":
      if (answer === UNKNOWN) return [whole({ ja: "わからない・答えられない", en: "Don't know / can't say" })];
      return question.fields.map((field) => ({
        key: field.code,
        label: field,
        value: plain(partOf(answer, field.code), unitOf(question.unit)),
      }));
    case "group":
      return question.fields.map((field) => ({
        key: field.code,
        label: field,
        value: fieldWords(field, partOf(answer, field.code)),
      }));
    case "number":
      return [whole(plain(typeof answer === "object" ? undefined : answer, unitOf(question.unit)))];
    case "prefecture":
      return [whole(PREFECTURES.find(({ code }) => code === answer) ?? null)];
    case "text":
      return [whole(typeof answer === "string" ? { ja: answer, en: answer } : null)];
  }
}

function whole(value: Words | null): AnswerPart {
  return { key: "", label: null, value };
}

function choiceWords(questionnaire: Questionnaire, question: Question, answers: Answers): Words | null {
  const answer = answers[question.id];
  const codes = codesOf(answer);
  if (codes.length === 0) return null;
  const chosen = optionsOf(questionnaire, question).filter(({ code }) => codes.includes(code));
  const said = (locale: "ja" | "en", around: readonly [string, string]) =>
    chosen.map((option) => {
      const words = answers[`${question.id}.${option.code}`];
      return typeof words === "string" ? `${option[locale]}${around[0]}${words}${around[1]}` : option[locale];
    });
  return { ja: said("ja", ["（", "）"]).join("、"), en: said("en", [" (", ")"]).join(", ") };
}

function codesOf(answer: Answer | undefined): string[] {
  if (Array.isArray(answer)) return answer;
  return typeof answer === "string" ? [answer] : [];
}

function onScale(questionnaire: Questionnaire, name: string, part: Part | undefined): Words | null {
  const scale = questionnaire.scales[name];
  if (part === undefined || !scale) return null;
  if (!("points" in scale)) return { ja: String(part), en: String(part) };
  if (part === NOT_APPLICABLE) return scale.na;
  return scale.points.find(({ code }) => code === part) ?? null;
}

function fieldWords(field: GroupField, part: Part | undefined): Words | null {
  if (field.type === "number") return plain(part, { ja: "", en: "" });
  return field.options.find(({ code }) => code === part) ?? null;
}

function plain(part: Part | undefined, unit: Words): Words | null {
  if (part === undefined) return null;
  const digits = typeof part === "number" ? new Intl.NumberFormat("ja-JP").format(part) : part;
  return { ja: `${digits}${unit.ja}`, en: `${digits}${unit.en}` };
}

const UNITS: Record<string, Words> = {
  JPY: { ja: "円", en: " yen" },
  JPY_per_person_night: { ja: "円／人・泊", en: " yen per person and night" },
  hours: { ja: "時間", en: " hours" },
  hours_per_day: { ja: "時間／日", en: " hours a day" },
  percent: { ja: "%", en: "%" },
};

function unitOf(unit: string): Words {
  return UNITS[unit] ?? { ja: "", en: "" };
}
