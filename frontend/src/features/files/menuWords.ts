import { useText } from "@/lib/locale";

const ja = { open: "ファイルに書き出す" };
const en: typeof ja = { open: "Save as a file" };

/** Apart from the other words of this feature: every desk has the button, few open what is behind it. */
export function useMenuWords() {
  return useText({ ja, en });
}
