import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja } from "./text/ja";

export function usePhotoWords() {
  return useText({ ja, en });
}
