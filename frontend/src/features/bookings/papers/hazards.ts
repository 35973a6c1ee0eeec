import type { Locale } from "@/lib/locale";

const NAMES: Record<string, { ja: string; en: string }> = {
  tsunami: { ja: "津波浸水想定区域", en: "tsunami inundation area" },
  "flood_0.5-3m": { ja: "洪水浸水想定区域（0.5～3m）", en: "flood area (0.5–3 m)" },
  "flood_3-5m": { ja: "洪水浸水想定区域（3～5m）", en: "flood area (3–5 m)" },
  flood: { ja: "洪水浸水想定区域", en: "flood area" },
  storm_surge: { ja: "高潮浸水想定区域", en: "storm surge area" },
  landslide_warning: { ja: "土砂災害警戒区域", en: "landslide warning area" },
  landslide: { ja: "土砂災害警戒区域", en: "landslide warning area" },
};

/** The listing keeps codes, several separated by commas; words that are no code are shown as they were written. */
export function hazardNames(hazard: string, locale: Locale): string[] {
  return hazard
    .split(/[,;|、\s]+/)
    .filter((code) => code !== "" && code !== "none")
    .map((code) => NAMES[code]?.[locale] ?? code);
}
