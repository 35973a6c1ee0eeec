import { useMemo } from "react";
import { useLocale } from "@/lib/locale";
import type { Speech } from "./rows";
import { useWords } from "./words";

/** What pure functions need to speak to the reader. */
export function useSpeech(): Speech {
  const words = useWords();
  const { locale } = useLocale();
  return useMemo(() => ({ words, locale }), [words, locale]);
}
