import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

/** What facilities are called wherever they are shown: search, detail, editor, worklist. */
export function useTerms() {
  return useText({ ja, en });
}
