/** What the record can be asked for; the names are those of the address and of the API. */
export const FILTERS = ["subject_kind", "subject", "actor", "verb", "from", "until"] as const;

/** A word of the server in the reader's language; one without words keeps its own name. */
export function named(code: string, words: Record<string, string>): string {
  return words[code] ?? code;
}
