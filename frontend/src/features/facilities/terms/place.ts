import type { Landscape } from "@/ui/FacilityPicture";
import type { Hazard } from "../wire";
import type { Messages } from "./text/ja";

/** Themes are the hosts' own words; the drawing follows what they speak of. */
const LANDSCAPES: readonly [RegExp, Landscape][] = [
  [/海|漁/, "sea"],
  [/温泉|保養/, "onsen"],
  [/農|食|還流/, "field"],
  [/自然|森|ファミリー/, "forest"],
];

export function landscapeOf(theme: string): Landscape {
  return LANDSCAPES.find(([pattern]) => pattern.test(theme))?.[1] ?? "town";
}

/** The zones of the hazard maps; none is a statement of its own. */
export function hazardWords(hazards: readonly Hazard[], terms: Messages): string {
  if (hazards.length === 0) return terms.noHazard;
  return hazards.map((hazard) => terms.hazards[hazard]).join(terms.separator);
}

/** `ja`, `en` → 日本語、英語 */
export function languageWords(codes: readonly string[], terms: Messages): string {
  if (codes.length === 0) return terms.unregistered;
  return codes.map((code) => terms.languages[code] ?? code).join(terms.separator);
}

export function municipalityName(
  place: { municipality_name_ja: string; municipality_name_en: string },
  locale: "ja" | "en",
): string {
  return locale === "ja" ? place.municipality_name_ja : place.municipality_name_en;
}

/** The name in the reader's language; English may be missing. */
export function nameOf(place: { name_ja: string; name_en: string }, locale: "ja" | "en"): string {
  return locale === "en" && place.name_en !== "" ? place.name_en : place.name_ja;
}
