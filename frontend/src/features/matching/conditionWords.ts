import { yen } from "@/lib/money";
import type { Locale } from "@/lib/locale";
import type { Messages as Terms } from "../facilities/terms/text/ja";
import type { ActiveCondition, Purpose, Feature, Conditions } from "./conditions";
import type { Messages } from "./text/ja";

export type Town = { code: string; name: string; also: string; area: string };

/** A condition as its chip says it. */
export function conditionWords(
  active: ActiveCondition,
  { words, terms, towns, locale }: { words: Messages; terms: Terms; towns: readonly Town[]; locale: Locale },
): string {
  switch (active.kind) {
    case "area":
      return terms.areas[active.value] ?? active.value;
    case "municipality":
      return towns.find(({ code }) => code === active.value)?.name ?? active.value;
    case "type":
      return terms.types[active.value];
    case "down_mbps":
      return words.down(active.value);
    case "price_max":
      return words.priceMost(yen(active.value, locale));
    case "must":
      return words.features[active.value];
    case "wish":
      return words.active.wish(words.features[active.value]);
    case "call":
      return words.active.call;
  }
}

/** What people who come for a purpose usually wish; they can take every one of them away again. */
const WISHES: Partial<Record<Purpose, readonly Feature[]>> = {
  routine: ["calls", "wired_lan", "vpn", "monitors"],
  retreat: ["calls", "booth", "meals"],
  team: ["calls", "single_rooms", "invoice"],
  training: ["calls", "station", "invoice"],
  leave: ["children", "parking"],
  scout: ["parking", "station"],
  hr: ["calls", "vpn", "booth", "chairs", "invoice"],
};

/** A newly chosen purpose adds its wishes; the old purpose's stay, for nobody can tell whose they are by now. */
export function withPurpose(conditions: Conditions, purpose: Purpose | null): Conditions {
  const { must, wish } = conditions;
  if (purpose === conditions.purpose || purpose === null) return { ...conditions, purpose };
  const added = (WISHES[purpose] ?? []).filter((feature) => !must.includes(feature) && !wish.includes(feature));
  return { ...conditions, purpose, wish: [...wish, ...added] };
}
