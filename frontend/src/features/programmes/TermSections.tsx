import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { DescriptionList, Panel } from "@/ui/Panel";
import { sectionsOf } from "./lines";
import type { Call } from "./wire";
import { useWords } from "./words";

/** The text of the guidelines and the terms, as applicants read them; the office reads the same. */
export function TermSections({ call }: { call: Call }) {
  const words = useWords();
  const { locale } = useLocale();
  const text = call.guidelines ? said(call.guidelines, locale) : "";
  const onlyJapanese = locale === "en" && text !== "" && (call.guidelines?.en ?? "") === "";
  return (
    <div className="flex flex-col gap-4">
      <Panel title={words.view.guidelines}>
        {onlyJapanese && <p className="mb-2 text-sm text-solid-gray-700">{words.view.onlyJapanese}</p>}
        {text === "" ? (
          <p className="text-solid-gray-700">{words.view.noGuidelines}</p>
        ) : (
          <p className="max-w-[45em] whitespace-pre-line" {...(onlyJapanese && { lang: "ja" })}>
            {text}
          </p>
        )}
      </Panel>
      <div className="gap-4 lg:columns-2 print:columns-1">
        {sectionsOf(call, words, locale).map(({ key, title, lines }) => (
          <Panel key={key} title={title} className="mb-4 break-inside-avoid">
            <DescriptionList items={lines} />
          </Panel>
        ))}
      </div>
    </div>
  );
}
