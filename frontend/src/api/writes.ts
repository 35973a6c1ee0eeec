import { useCallback, useRef } from "react";

/** The header that refuses a change of a row that somebody else changed meanwhile (412). */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}

/** 128 random bits as a UUID; `crypto.randomUUID` is missing on plain-http addresses other than loopback. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/**
 * A key that stays while the same content is sent again (a second press, a retry after a lost answer) and is
 * a new one as soon as the content differs: `headers: idempotency(body)`.
 */
export function useIdempotency(): (body: unknown) => { "Idempotency-Key": string } {
  const last = useRef({ content: "", key: "" });
  return useCallback((body: unknown) => {
    const content = JSON.stringify(body) ?? "";
    if (last.current.key === "" || last.current.content !== content) last.current = { content, key: randomKey() };
    return { "Idempotency-Key": last.current.key };
  }, []);
}
