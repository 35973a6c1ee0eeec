import { useText, type Locale } from "@/lib/locale";
import { en } from "./text/en";
import { ja, type Messages } from "./text/ja";
import { named, type Words } from "./wire";

export function useWords() {
  return useText({ ja, en });
}

/** Of two places those whose hosts are still asked, in words; null where nobody is, and where there is one place. */
export function asked(words: Messages, places: readonly Words[], locale: Locale): string | null {
  const [first, other] = places.map((name) => named(name, locale));
  if (first === undefined) return null;
  return other === undefined ? words.awaitsLast(first) : words.awaits(words.both(first, other));
}
