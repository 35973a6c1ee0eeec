import type { FieldError } from "@/lib/form";
import { currentLocale } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

/** RFC 9457, as the server writes it; title and detail are in the asker's language already. */
export type Problem = {
  type?: string;
  title: string;
  status: number;
  detail?: string | null;
  code: string;
  fields?: { field: string; code?: string; message: string }[] | null;
  request_id?: string | null;
};

/** Codes that begin with `client.` were never sent by the server: the request did not reach it or its answer was unreadable. */
export const UNREACHABLE = "client.unreachable";
export const UNREADABLE = "client.unreadable";

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "title" in value &&
    typeof value.title === "string"
  );
}

/** Whatever a request failed with, as a problem that can be shown. */
export function asProblem(failure: unknown): Problem {
  if (isProblem(failure)) return failure;
  const text = (currentLocale() === "ja" ? ja : en).problem;
  // fetch() rejects with a TypeError when no answer came at all.
  if (failure instanceof TypeError) return { code: UNREACHABLE, status: 0, ...text.unreachable };
  return { code: UNREADABLE, status: 500, ...text.unreadable };
}

/** One entry a field, for `form.refuse`; a server that names `contact.email` finds the field of that name. */
export function fieldErrors(problem: Problem): FieldError[] {
  return (problem.fields ?? []).map(({ field, message }) => ({ field, message }));
}

export function isStale(problem: Problem): boolean {
  return problem.status === 412;
}

export function isSignInMissing(problem: Problem): boolean {
  return problem.status === 401;
}
