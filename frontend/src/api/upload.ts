import { currentLocale } from "@/lib/locale";
import { asProblem, type Problem } from "./problem";
import { bearer, refresh } from "./session";

/** How much of a form has gone out: 0 to 1. */
export type Progress = (share: number) => void;

export type Uploaded<T> = { data: T; problem: null } | { data: null; problem: Problem };

type Answer = { status: number; body: unknown };

/**
 * Sends a form with files and says how far it is, which `fetch` cannot. Language, token, one refresh and the key of a
 * repeat are as in `api`; it never throws.
 */
export async function upload<T>(path: string, form: FormData, key: string, onProgress: Progress): Promise<Uploaded<T>> {
  const first = await send(path, form, key, onProgress);
  const answer = first.status === 401 && (await refresh()) ? await send(path, form, key, onProgress) : first;
  if (answer.status >= 200 && answer.status < 300) return { data: answer.body as T, problem: null };
  // Status 0: no answer came at all, as when fetch() rejects.
  return { data: null, problem: asProblem(answer.status === 0 ? new TypeError("no answer") : answer.body) };
}

function send(path: string, form: FormData, key: string, onProgress: Progress): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept-Language", currentLocale());
    request.setRequestHeader("Idempotency-Key", key);
    const token = bearer();
    if (token !== null) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    });
    request.addEventListener("loadend", () => resolve({ status: request.status, body: parsed(request.responseText) }));
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
