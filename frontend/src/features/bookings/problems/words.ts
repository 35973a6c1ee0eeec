import { useText } from "@/lib/locale";
import { en } from "./text/en";
import { ja, type Messages } from "./text/ja";

export function useWords(): Messages {
  return useText<Messages>({ ja, en });
}
