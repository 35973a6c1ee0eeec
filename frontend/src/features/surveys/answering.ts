import { normalise } from "@/lib/text";
import { optionsOf, walk } from "./conditions";
import type { Answer, Answers, Choice, Context, Part, Questionnaire } from "./questionnaire";

/** Stands for a whole group of amounts that one can't tell. */
export const UNKNOWN = "unknown";
export const NOT_APPLICABLE = "na";

/** The answers after one of them was given or taken back; what is no longer asked goes with it. */
export function answered(
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context,
  key: string,
  answer: Answer | undefined,
): Answers {
  const next = { ...answers };
  if (answer === undefined) delete next[key];
  else next[key] = answer;
  for (const cleared of walk(questionnaire, next, context).cleared) delete next[cleared];
  return next;
}

/** A press on one of several options: an exclusive one stands alone, and the others drop it. */
export function toggled(options: readonly Choice[], chosen: readonly string[], code: string): string[] {
  const alone = (each: string) => options.find((option) => option.code === each)?.exclusive === true;
  if (chosen.includes(code)) return chosen.filter((each) => each !== code);
  if (alone(code)) return [code];
  const kept = new Set([...chosen.filter((each) => !alone(each)), code]);
  return options.map((option) => option.code).filter((each) => kept.has(each));
}

/** With one part of a matrix or group changed; `undefined` when none is left. */
export function withPart(answer: Answer | undefined, code: string, part: Part | undefined): Answer | undefined {
  const parts: Record<string, Part> = typeof answer === "object" && !Array.isArray(answer) ? { ...answer } : {};
  if (part === undefined) delete parts[code];
  else parts[code] = part;
  return Object.keys(parts).length === 0 ? undefined : parts;
}

/** A number from whatever a Japanese keyboard writes (１２，０００); what is none stays text, to be shown as wrong. */
export function typedNumber(typed: string): Part | undefined {
  const plain = normalise(typed).replaceAll(",", "").replace(/円$/, "");
  if (plain === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

/** Something that looks like an address or a telephone number, which free text should not carry. */
export function looksPersonal(text: string): boolean {
  const plain = normalise(text).replace(/[‐‑–—−ー]/g, "-");
  return /[^\s@]+@[^\s@]+\.[^\s@]+/.test(plain) || /(^|\D)0\d{1,4}-?\d{1,4}-?\d{3,4}(\D|$)/.test(plain);
}

/** The questions of a page that an option list needs: written out, or the rows of an earlier matrix. */
export function choicesOf(questionnaire: Questionnaire, id: string): Choice[] {
  const question = questionnaire.questions.find((each) => each.id === id);
  return question ? optionsOf(questionnaire, question) : [];
}

/** What this device could not send yet wins over the server's copy, question by question. */
export type DeviceDraft = { answers: Answers; unsent: string[] };

export function mergeDrafts(server: Answers, device: DeviceDraft | null): Answers {
  const merged = { ...server };
  for (const key of device?.unsent ?? []) {
    const own = device?.answers[key];
    if (own === undefined) delete merged[key];
    else merged[key] = own;
  }
  return merged;
}
