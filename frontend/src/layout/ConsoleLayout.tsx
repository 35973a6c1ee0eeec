import { useState, type ReactNode } from "react";
import { useSession } from "@/api/session";
import { useSettings } from "@/api/settings";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
import { Brand } from "./Brand";
import { Footer } from "./Footer";
import { LanguageSwitch } from "./LanguageSwitch";
import { consoleMenu, type MenuGroup } from "./menu";
import { DemoBanner, ExpiredNotice } from "./Notices";
import { NoticesLink } from "./NoticesLink";
import { markOf, usePlace } from "./place";
import { SkipLink } from "./SkipLink";
import { useSignOut } from "./useSignOut";
import { useWords } from "./words";

export function ConsoleLayout({ children }: { children: ReactNode }) {
  const words = useWords();
  const session = useSession();
  const place = usePlace();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === place;
  const groups = consoleMenu(session.me?.roles ?? [], words);
  const hrefs = groups.flatMap(({ entries }) => entries.map(({ href }) => href));
  const mark = markOf(hrefs, place);
  return (
    <div className="flex min-h-dvh flex-col bg-solid-gray-50">
      <SkipLink />
      <DemoBanner />
      <ConsoleHeader open={open} onMenu={() => setOpenOn(open ? null : place)} />
      <div className="flex flex-1 flex-col lg:flex-row">
        <nav
          id="console-menu"
          data-screen-only
          aria-label={words.side.label}
          className={`${open ? "block" : "hidden"} shrink-0 border-solid-gray-200 bg-white p-3 max-lg:border-b lg:block lg:w-54 lg:border-e`}
        >
          {groups.map((group) => (
            <MenuSection key={group.title} group={group} mark={mark} />
          ))}
          <div className="border-t border-solid-gray-200 pt-2 lg:hidden">
            <Person />
          </div>
        </nav>
        <div className="flex min-w-0 flex-1 flex-col">
          <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[80rem] flex-1 px-4 pt-6 outline-none md:px-6">
            <ExpiredNotice />
            {children}
          </main>
          <Footer />
        </div>
      </div>
    </div>
  );
}

function ConsoleHeader({ open, onMenu }: { open: boolean; onMenu: () => void }) {
  const words = useWords();
  const settings = useSettings();
  const { locale } = useLocale();
  return (
    <header data-screen-only className="border-b border-solid-gray-200 bg-white">
      <div className="flex h-16 items-center gap-4 px-4 md:px-6">
        <Brand line={settings ? words.console(settings.prefecture_name[locale]) : words.consolePlain} />
        <div className="ms-auto hidden items-center gap-4 lg:flex">
          <LanguageSwitch />
          <Person />
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-controls="console-menu"
          aria-label={open ? words.closeMenu : words.menu}
          onClick={onMenu}
          className="ms-auto inline-flex size-11 items-center justify-center rounded-8 hover:bg-solid-gray-50 lg:hidden"
        >
          <Icon name={open ? "close" : "menu"} size={24} />
        </button>
      </div>
    </header>
  );
}

type Mark = ReturnType<typeof markOf>;

function MenuSection({ group, mark }: { group: MenuGroup; mark: Mark }) {
  return (
    <div className="mb-3">
      <p aria-hidden="true" className="px-3 py-1 text-sm font-bold text-solid-gray-700">
        {group.title}
      </p>
      <ul aria-label={group.title}>
        {group.entries.map(({ href, label, icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={mark(href)}
              className="flex min-h-12 items-center gap-3 rounded-8 px-3 leading-140 [word-break:auto-phrase] text-solid-gray-800 no-underline hover:bg-solid-gray-50 [&[aria-current]]:bg-key-100 [&[aria-current]]:font-bold [&[aria-current]]:text-key-1000"
            >
              <Icon name={icon} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Person() {
  const words = useWords();
  const session = useSession();
  const signOut = useSignOut();
  if (session.status !== "person") return null;
  const organisation = session.me.memberships[0]?.organisation.name;
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-sm">
      <span className="lg:hidden">
        <LanguageSwitch />
      </span>
      <Link href={paths.search()} className="link inline-flex min-h-11 items-center">
        {words.nav.toPublic}
      </Link>
      <NoticesLink />
      <Link href={paths.account()} className="link inline-flex min-h-11 items-center">
        {organisation !== undefined && <span className="me-2">{organisation}</span>}
        {session.me.name}
      </Link>
      <button type="button" onClick={() => void signOut()} className="link inline-flex min-h-11 items-center gap-1">
        <Icon name="sign-out" size={18} />
        {words.signOut}
      </button>
    </div>
  );
}
