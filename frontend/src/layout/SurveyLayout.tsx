import type { ReactNode } from "react";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { Brand } from "./Brand";
import { LanguageSwitch } from "./LanguageSwitch";
import { SkipLink } from "./SkipLink";
import { useWords } from "./words";

/** Quieter than the public pages: nothing on it leads away from the questions. */
export function SurveyLayout({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-solid-gray-200">
        <div className="mx-auto flex min-h-16 max-w-3xl items-center justify-between gap-4 px-4">
          <Brand />
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 pt-6 outline-none">
        {children}
      </main>
      <footer className="mx-auto mt-12 w-full max-w-3xl border-t border-solid-gray-200 px-4 py-4 text-sm">
        <p>{words.contract}</p>
        <p className="flex flex-wrap gap-x-6">
          <Link href={paths.privacy()} className="link inline-flex min-h-11 items-center">
            {words.nav.privacy}
          </Link>
          <Link href={paths.help()} className="link inline-flex min-h-11 items-center">
            {words.nav.help}
          </Link>
        </p>
      </footer>
    </div>
  );
}
