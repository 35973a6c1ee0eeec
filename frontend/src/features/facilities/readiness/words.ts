import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

export function useReadinessWords() {
  return useText({ ja, en });
}
