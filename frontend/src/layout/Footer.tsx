import { useSettings } from "@/api/settings";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { useWords } from "./words";

/** Every page ends with the sentence on contracts and the way to a person. */
export function Footer() {
  const words = useWords();
  const { nav } = words;
  const settings = useSettings();
  const { locale } = useLocale();
  const links = [
    { href: paths.openCalls(), label: nav.calls },
    { href: paths.flow(), label: nav.flow },
    { href: paths.help(), label: nav.help },
    { href: paths.privacy(), label: nav.privacy },
    { href: paths.terms(), label: nav.terms },
    { href: paths.accessibility(), label: nav.accessibility },
    { href: paths.openData(), label: nav.openData },
    { href: paths.health(), label: nav.health },
  ];
  return (
    <footer className="mt-16 border-t border-solid-gray-200 bg-solid-gray-50">
      <div className="mx-auto flex max-w-[80rem] flex-col gap-3 px-4 py-6 text-sm md:px-6">
        <p className="text-base">{words.contract}</p>
        <nav aria-label={words.footerNav} data-screen-only>
          <ul className="flex flex-wrap gap-x-6">
            {links.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="link inline-flex min-h-11 items-center">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {settings && <p className="text-solid-gray-700">{settings.prefecture_name[locale]}</p>}
      </div>
    </footer>
  );
}
