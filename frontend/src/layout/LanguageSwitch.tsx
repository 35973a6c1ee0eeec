import { useLocale } from "@/lib/locale";
import { Icon } from "@/ui/Icon";
import { useWords } from "./words";

/** Named in the language it leads to, for those who cannot read this one. */
export function LanguageSwitch() {
  const words = useWords();
  const { locale, setLocale } = useLocale();
  const other = locale === "ja" ? "en" : "ja";
  return (
    <button
      type="button"
      lang={other}
      onClick={() => setLocale(other)}
      className="inline-flex min-h-11 items-center gap-1.5 px-1 underline underline-offset-4"
    >
      <Icon name="globe" />
      {words.language}
    </button>
  );
}
