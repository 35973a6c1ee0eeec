import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

export function useFitWords() {
  return useText({ ja, en });
}
