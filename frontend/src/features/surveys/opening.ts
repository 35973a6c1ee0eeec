import { asProblem, type Problem } from "@/api/problem";
import { readDraft } from "@/lib/drafts";
import { mergeDrafts, type DeviceDraft } from "./answering";
import { openSurvey, type Asked, type OpenSurvey } from "./wire";

/** A questionnaire with everything that was answered so far, here or elsewhere; or why it can't be opened. */
export type Opening =
  | { survey: OpenSurvey; start: DeviceDraft; problem: null }
  | { survey: null; start: null; problem: Problem };

export async function open(asked: Asked): Promise<Opening> {
  try {
    const survey = await openSurvey(asked);
    const device = await readDraft<DeviceDraft>(draftKey(survey.invitation_id));
    const answers = mergeDrafts(survey.answers, device);
    return { survey, start: { answers, unsent: device?.unsent ?? [] }, problem: null };
  } catch (failure) {
    return { survey: null, start: null, problem: asProblem(failure) };
  }
}

export function draftKey(invitationId: string): string {
  return `survey.${invitationId}`;
}

const TOKEN_KEY = "workcation.survey";

/**
 * The link's token, out of the address bar at once. A phone that throws the tab away in the background reloads the
 * page without it, so this tab (and no other) remembers it until the answers are sent.
 */
export function takeToken(): string | null {
  const token = decodeURIComponent(globalThis.location.hash.replace(/^#(token=)?/, ""));
  try {
    if (token === "") return sessionStorage.getItem(TOKEN_KEY);
    sessionStorage.setItem(TOKEN_KEY, token);
  } catch {
    if (token === "") return null;
  }
  const { pathname, search } = globalThis.location;
  globalThis.history.replaceState(globalThis.history.state, "", `${pathname}${search}`);
  return token;
}

export function dropToken(): void {
  try {
    sessionStorage.removeItem(TOKEN_KEY);
  } catch {
    // Nothing was remembered then.
  }
}
