import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

/** The words that the components themselves say. */
export function useWords() {
  return useText({ ja, en });
}
