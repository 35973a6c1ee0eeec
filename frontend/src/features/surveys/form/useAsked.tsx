import type { ReactNode } from "react";
import { fieldId } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { questionNumber } from "../pages";
import type { Question } from "../questionnaire";
import { useWords } from "../words";
import type { Asking } from "./asking";

type Frame = {
  id: string;
  label: ReactNode;
  required: boolean;
  support?: ReactNode;
  error: string | undefined;
};

/** The question's number, words, note and fault, as the frames of `ui/` take them. */
export function useAsked(question: Question, asking: Asking, hint?: string): Frame {
  const { form } = useWords();
  const { locale } = useLocale();
  const note = locale === "ja" ? question.note_ja : question.note_en;
  const support = [hint, note].filter((line) => line !== undefined);
  return {
    id: fieldId(question.id),
    label: (
      <>
        <span className="me-2 text-key-1000">{form.number(questionNumber(question.id))}</span>
        {wordsOf(question, asking)[locale]}
      </>
    ),
    required: question.required,
    error: asking.errorOf(question.id),
    ...(support.length > 0 && {
      support: support.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      )),
    }),
  };
}

/** A text question may be put otherwise, depending on what was said before. */
function wordsOf(question: Question, asking: Asking): { ja: string; en: string } {
  const variant = asking.variants[question.id];
  const other = question.type === "text" && variant !== undefined ? question.variants?.[variant] : undefined;
  return other ?? question;
}
