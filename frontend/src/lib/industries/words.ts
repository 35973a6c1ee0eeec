import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja, type Messages } from "./text/ja";

/** The names of industries by their words in the API. */
export function useIndustries(): Messages {
  return useText<Messages>({ ja, en });
}
