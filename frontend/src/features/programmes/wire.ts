import type { components } from "@/api/schema";
import type { Locale } from "@/lib/locale";

type Schemas = components["schemas"];
export type Call = Schemas["Call"];
export type Terms = Schemas["Terms"];
export type CallPhase = Schemas["CallPhase"];
export type SelectionMethod = Schemas["SelectionMethod"];
export type ResidenceRule = Schemas["ResidenceRule"];
export type Words = Schemas["Words"];

/** In the reader's language; what has no English stays Japanese. */
export function said(words: Words | undefined, locale: Locale): string {
  const own = words?.[locale] ?? "";
  return own === "" ? (words?.ja ?? "") : own;
}
