import { api } from "@/api/client";
import type { components } from "@/api/schema";
import type { Answers, Context, Questionnaire } from "./questionnaire";

type Schemas = components["schemas"];

/** How somebody comes to a questionnaire: by the link of a mail, or signed in. */
export type Asked = { token: string } | { invitation_id: string };

export type OpenSurvey = Omit<Schemas["OpenSurvey"], "questionnaire" | "context" | "answers"> & {
  questionnaire: Questionnaire;
  context: Context;
  answers: Answers;
};

export type Sheet = Omit<Schemas["Sheet"], "questionnaire" | "context" | "answers"> & {
  questionnaire: Questionnaire | null;
  context: Context | null;
  answers: Answers;
};

/** The questionnaire with its draft; a refusal is thrown as the problem document. */
export async function openSurvey(asked: Asked): Promise<OpenSurvey> {
  const { data, error } = await api.POST("/api/surveys/open", { body: asked });
  if (error !== undefined) throw error;
  // The document calls the grammar an object; its shape is the server's own strict reading of the questionnaires.
  return data as unknown as OpenSurvey;
}

export async function saveAnswers(asked: Asked, answers: Answers, key: string): Promise<void> {
  const { error } = await api.PUT("/api/surveys/draft", { body: { ...asked, answers }, headers: keyed(key) });
  if (error !== undefined) throw error;
}

export async function submitAnswers(asked: Asked, answers: Answers, key: string): Promise<void> {
  const { error } = await api.POST("/api/surveys/submit", { body: { ...asked, answers }, headers: keyed(key) });
  if (error !== undefined) throw error;
}

/** A sheet as it was answered: the same grammar as an open questionnaire. */
export function readSheet(sheet: Schemas["Sheet"]): Sheet {
  const { questionnaire, context, answers, ...rest } = sheet;
  return {
    ...rest,
    questionnaire: (questionnaire ?? null) as unknown as Questionnaire | null,
    context: (context ?? null) as unknown as Context | null,
    answers: (answers ?? {}) as unknown as Answers,
  };
}

function keyed(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
