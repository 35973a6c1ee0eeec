import type { Landscape } from "@/ui/FacilityPicture";
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

/** `flood_0.5-3m` → 洪水浸水想定区域（想定の深さ 0.5～3m）; several are separated by `;`. An empty entry was never made. */
export function hazardWords(hazard: string, terms: Messages): string {
  if (hazard === "") return terms.unregistered;
  return hazard
    .split(";")
    .map((entry) => zoneWords(entry.trim(), terms))
    .join(terms.separator);
}

function zoneWords(entry: string, terms: Messages): string {
  const zone = (Object.keys(terms.hazards) as (keyof Messages["hazards"])[]).find((key) => entry.startsWith(key));
  if (zone === undefined) return entry;
  const depth = /_([\d.]+-?[\d.]*m)$/.exec(entry)?.[1];
  return depth === undefined ? terms.hazards[zone] : terms.hazardDepth(terms.hazards[zone], depth.replace("-", "–"));
}

/** `ja;en` → 日本語、英語 */
export function languageWords(codes: string, terms: Messages): string {
  if (codes === "") return terms.unregistered;
  return codes
    .split(/[;,]/)
    .map((code) => terms.languages[code.trim()] ?? code.trim())
    .join(terms.separator);
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
