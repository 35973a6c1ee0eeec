import { useState } from "react";
import { useSession } from "@/api/session";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
import { Brand } from "./Brand";
import { LanguageSwitch } from "./LanguageSwitch";
import { consoleMenu } from "./menu";
import { NoticesLink } from "./NoticesLink";
import { markOf, usePlace } from "./place";
import { useSignOut } from "./useSignOut";
import { useWords } from "./words";

const ON = {
  visitor: { bar: "hidden lg:flex", menu: "lg:hidden" },
  person: { bar: "hidden xl:flex", menu: "xl:hidden" },
};

export function PublicHeader() {
  const words = useWords();
  const place = usePlace();
  // The menu belongs to the page it was opened on: going elsewhere closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === place;
  // What a signed-in person needs fits into one line from 1280 px only.
  const { status } = useSession();
  const on = status === "person" ? ON.person : ON.visitor;
  return (
    <header data-screen-only className="border-b border-solid-gray-200 bg-white">
      <div className="mx-auto flex h-16 max-w-[80rem] items-center gap-2 px-4 md:gap-4 md:px-6">
        <Brand />
        <nav aria-label={words.mainNav} className={`ms-auto h-full ${on.bar}`}>
          <ul className="flex h-full">
            <PublicLinks place={place} bar />
          </ul>
        </nav>
        <div className={`items-center gap-4 whitespace-nowrap ${on.bar}`}>
          <LanguageSwitch />
          <SignInLink />
          <AccountLinks />
        </div>
        <div className={`ms-auto flex items-center gap-1 ${on.menu}`}>
          <SignInLink />
          <button
            type="button"
            aria-expanded={open}
            aria-controls="public-menu"
            aria-label={open ? words.closeMenu : words.menu}
            onClick={() => setOpenOn(open ? null : place)}
            className="inline-flex size-11 items-center justify-center rounded-8 hover:bg-solid-gray-50"
          >
            <Icon name={open ? "close" : "menu"} size={24} />
          </button>
        </div>
      </div>
      {open && (
        <nav
          id="public-menu"
          aria-label={words.mainNav}
          className={`border-t border-solid-gray-200 px-4 pb-4 ${on.menu}`}
        >
          <ul>
            <PublicLinks place={place} />
          </ul>
          <div className="mt-2 flex flex-wrap items-center gap-4">
            <LanguageSwitch />
            <AccountLinks />
          </div>
        </nav>
      )}
    </header>
  );
}

function PublicLinks({ place, bar = false }: { place: string; bar?: boolean }) {
  const words = useWords();
  const { nav } = words;
  const session = useSession();
  const roles = session.me?.roles ?? [];
  const links = [
    { href: paths.search(), label: nav.search, shown: true },
    { href: paths.openCalls(), label: nav.calls, shown: session.status !== "person" },
    { href: paths.flow(), label: nav.flow, shown: session.status !== "person" },
    {
      href: paths.bookings(),
      label: nav.bookings,
      shown: roles.some((role) => ["company_contact", "participant", "employee"].includes(role)),
    },
    { href: paths.bookings("worklist"), label: nav.approvals, shown: roles.includes("supervisor") },
    { href: paths.mySurveys(), label: nav.surveys, shown: session.status === "person" },
    {
      href: paths.members(),
      label: nav.members,
      shown:
        consoleMenu(roles, words).length === 0 && (roles.includes("company_contact") || roles.includes("supervisor")),
    },
    { href: paths.help(), label: nav.help, shown: session.status !== "person" },
  ];
  const look = bar
    ? "flex h-full items-center border-b-4 border-transparent px-4 pt-1 text-solid-gray-800 no-underline hover:border-solid-gray-300 [&[aria-current]]:border-key-900 [&[aria-current]]:font-bold [&[aria-current]]:text-key-900"
    : "flex min-h-12 items-center border-b border-solid-gray-100 text-solid-gray-800 no-underline [&[aria-current]]:font-bold [&[aria-current]]:text-key-900";
  const shown = links.filter((link) => link.shown);
  const mark = markOf(
    shown.map(({ href }) => href),
    place,
  );
  return shown.map(({ href, label }) => (
    <li key={href}>
      <Link href={href} aria-current={mark(href)} className={look}>
        {label}
      </Link>
    </li>
  ));
}

function SignInLink() {
  const words = useWords();
  const session = useSession();
  if (session.status !== "visitor") return null;
  return (
    <LinkButton href={paths.signIn()} look="line" size="small" className="min-h-11 whitespace-nowrap max-sm:px-2.5">
      {words.signIn}
    </LinkButton>
  );
}

function AccountLinks() {
  const words = useWords();
  const session = useSession();
  const signOut = useSignOut();
  if (session.status !== "person") return null;
  const staff = consoleMenu(session.me.roles, words)[0]?.entries[0];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {staff && (
        <Link href={staff.href} className="link inline-flex min-h-11 items-center">
          {words.nav.toConsole}
        </Link>
      )}
      <NoticesLink />
      <Link href={paths.account()} className="link inline-flex min-h-11 items-center gap-1">
        <Icon name="person" />
        {session.me.name}
      </Link>
      <Button look="line" size="small" className="min-h-11" onClick={signOut}>
        {words.signOut}
      </Button>
    </div>
  );
}
