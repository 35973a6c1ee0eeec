import createFetchClient from "openapi-fetch";
import { currentLocale } from "@/lib/locale";
import { asProblem } from "./problem";
import type { paths } from "./schema";
import { bearer, currentSession, refresh } from "./session";
import { randomKey } from "./writes";

/**
 * The API, typed by the committed OpenAPI document: `api.POST("/api/bookings", { body })`.
 * Answers carry `data` or `error` (a problem document); they throw only when the server could not be reached.
 */
export const api = createFetchClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  fetch: send,
  querySerializer: { array: { style: "form", explode: true } },
});

/** Adds language, token and idempotency key; refreshes an expired token once and repeats the request with the same key. */
export async function send(request: Request): Promise<Response> {
  const dressed = dress(request);
  const again = dressed.clone();
  const first = await fetch(dressed);
  if (first.status !== 401 || !mayRefresh(request)) return readable(first);
  const refreshed = await refresh();
  return readable(refreshed ? await fetch(dress(again)) : first);
}

/** A proxy that fails answers with its own page, or with nothing: callers get a problem document all the same. */
function readable(answer: Response): Response {
  const kind = answer.headers.get("Content-Type") ?? "";
  if (answer.ok || kind.includes("json")) return answer;
  const problem = JSON.stringify({ ...asProblem(null), status: answer.status });
  return new Response(problem, { status: answer.status, headers: { "Content-Type": "application/problem+json" } });
}

function dress(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("Accept-Language", currentLocale());
  const token = bearer();
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  if (request.method !== "GET" && !headers.has("Idempotency-Key")) headers.set("Idempotency-Key", randomKey());
  return new Request(request, { headers, credentials: "same-origin" });
}

/** A wrong password at sign-in is a 401 too, and no reason to refresh. */
function mayRefresh(request: Request): boolean {
  const path = new URL(request.url).pathname;
  if (request.method === "POST" && path === "/api/sessions") return false;
  return currentSession().status === "person";
}
