import { useSyncExternalStore } from "react";
import type { components } from "./schema";

export type Me = components["schemas"]["Me"];
export type SignedIn = components["schemas"]["SignedIn"];

/**
 * `unknown` until the first refresh has answered; `expired` when a session that was in use ended under the
 * person's hands: the page and its drafts stay, and a banner leads to sign-in and back.
 */
export type Session = { status: "unknown" | "visitor" | "expired"; me: null } | { status: "person"; me: Me };

/** A remembered fact, not a credential: only browsers that signed in before ask the server for a refresh at start. */
const HINT_KEY = "workcation.signed_in";

let session: Session = { status: "unknown", me: null };
// The access token lives in this variable only: no storage, no DOM, gone with the tab.
let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

export function useSession(): Session {
  return useSyncExternalStore(subscribe, currentSession);
}

export function currentSession(): Session {
  return session;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function bearer(): string | null {
  return accessToken;
}

/** After sign-in, registration or an accepted invitation. */
export function begin(signedIn: SignedIn) {
  accessToken = signedIn.access_token;
  hint(true);
  publish({ status: "person", me: signedIn.me });
}

/** The person changed something about themselves. */
export function replaceMe(me: Me) {
  if (session.status === "person") publish({ status: "person", me });
}

/** After sign-out: nothing of the person stays in memory. */
export function end() {
  accessToken = null;
  hint(false);
  publish({ status: "visitor", me: null });
}

/** At start: a browser that was signed in asks for a new access token, any other is a visitor at once. */
export async function resume(): Promise<void> {
  if (session.status !== "unknown") return;
  if (hinted()) await refresh();
  else publish({ status: "visitor", me: null });
}

/**
 * Exchanges the refresh cookie for a new access token. All callers of one tab share one request, and a lock
 * makes tabs take turns: the server rotates the cookie and treats its second use as theft.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= takeTurns(exchange).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function takeTurns(work: () => Promise<boolean>): Promise<boolean> {
  // Absent on plain-http addresses other than loopback; there one tab at a time must do.
  if (!navigator.locks) return work();
  return navigator.locks.request("workcation.refresh", work);
}

async function exchange(): Promise<boolean> {
  const answer = await fetch("/api/sessions/refresh", { method: "POST", credentials: "same-origin" }).catch(() => null);
  if (answer?.ok) {
    begin((await answer.json()) as SignedIn);
    return true;
  }
  accessToken = null;
  const wasPerson = session.status === "person" || session.status === "expired";
  // Only the server's no ends the session; an unreachable server leaves the hint for the next try.
  if (answer !== null) hint(false);
  publish({ status: wasPerson ? "expired" : "visitor", me: null });
  return false;
}

function publish(next: Session) {
  session = next;
  for (const listener of listeners) listener();
}

function hint(signedIn: boolean) {
  try {
    if (signedIn) localStorage.setItem(HINT_KEY, "1");
    else localStorage.removeItem(HINT_KEY);
  } catch {
    // Without storage a reload asks to sign in again.
  }
}

function hinted(): boolean {
  try {
    return localStorage.getItem(HINT_KEY) === "1";
  } catch {
    return false;
  }
}

/** Tests begin each case as a tab that was just opened. */
export function forgetForTest() {
  accessToken = null;
  refreshing = null;
  session = { status: "unknown", me: null };
}
