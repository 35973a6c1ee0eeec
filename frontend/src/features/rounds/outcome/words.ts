import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

export function useWords() {
  return useText({ ja, en });
}
