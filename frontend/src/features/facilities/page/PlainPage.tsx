import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import type { Facility } from "../wire";
import { usePageWords } from "./words";

/** The same place on a page without scripts: the address that search engines keep, and one that prints well. */
export function PlainPage({ facility }: { facility: Facility }) {
  const words = usePageWords();
  const { locale } = useLocale();
  if (facility.state !== "published" || facility.audience !== "everyone") return null;
  const at = (language: "ja" | "en") => globalThis.location.origin + paths.plainFacility(language, facility.number);
  return (
    <>
      {/* React puts these into the head. */}
      <link rel="canonical" href={at(locale)} />
      <link rel="alternate" hrefLang="ja" href={at("ja")} />
      <link rel="alternate" hrefLang="en" href={at("en")} />
      <p className="mt-6">
        <a href={paths.plainFacility(locale, facility.number)} className="link inline-flex min-h-11 items-center">
          {words.plain}
        </a>
      </p>
    </>
  );
}
