import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

export function useMemberWords() {
  return useText({ ja, en });
}
