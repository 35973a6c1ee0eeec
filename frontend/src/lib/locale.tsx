import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";

export type Locale = "ja" | "en";

/** The same words in both languages; `en` is typed by `ja`, so a missing key does not compile. */
export type Catalogue<T> = { readonly ja: T; readonly en: T };

const STORAGE_KEY = "workcation.locale";

let current: Locale = rememberedLocale();

/** For code outside React (requests name their language). */
export function currentLocale(): Locale {
  return current;
}

export function isLocale(value: unknown): value is Locale {
  return value === "ja" || value === "en";
}

/** `?lang=en` in a link wins over what this device chose before; without either, Japanese. */
function rememberedLocale(): Locale {
  const asked = new URLSearchParams(globalThis.location?.search).get("lang");
  if (isLocale(asked)) return asked;
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return isLocale(stored) ? stored : "ja";
  } catch {
    return "ja";
  }
}

function remember(locale: Locale) {
  current = locale;
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // A browser that refuses storage still changes language for this page.
  }
}

type Choice = { locale: Locale; setLocale: (locale: Locale) => void };

const LocaleContext = createContext<Choice>({ locale: "ja", setLocale: () => {} });

/** Changing the language re-renders the words and nothing else: the page and what was typed stay. */
export function LocaleProvider({ children, initial }: { children: ReactNode; initial?: Locale }) {
  const [locale, setState] = useState<Locale>(() => {
    const first = initial ?? rememberedLocale();
    remember(first);
    return first;
  });
  const setLocale = useCallback((next: Locale) => {
    remember(next);
    setState(next);
  }, []);
  const choice = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <LocaleContext value={choice}>{children}</LocaleContext>;
}

export function useLocale(): Choice {
  return use(LocaleContext);
}

/** `const t = useText({ ja, en })`, then `t.title`, `t.count(3)`. */
export function useText<T>(catalogue: Catalogue<T>): T {
  return catalogue[use(LocaleContext).locale];
}
