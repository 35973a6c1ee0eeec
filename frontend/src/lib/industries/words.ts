import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja, type Messages } from "./text/ja";

/** The names of industries by their words in the API. */
export function useIndustries(): Record<string, string> {
  return useText<Messages>({ ja, en });
}

/** Names one; a word that isn't known stands as it is. */
export function useIndustry(): (word: string | null | undefined) => string {
  const industries = useIndustries();
  return (word) => industries[word ?? ""] ?? word ?? "";
}
