import type { Answer, Answers, Context, Questionnaire } from "../questionnaire";

/** What every kind of question needs to be asked. */
export type Asking = {
  questionnaire: Questionnaire;
  context: Context;
  answers: Answers;
  /** The index of the wording to use, by question. */
  variants: Record<string, number>;
  answer: (key: string, answer: Answer | undefined) => void;
  /** A phone: matrices as cards. */
  narrow: boolean;
  /** The message beside a field; `POST_Q04.wifi_speed`. */
  errorOf: (field: string) => string | undefined;
};
