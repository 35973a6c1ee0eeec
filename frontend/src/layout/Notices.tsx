import { useSession } from "@/api/session";
import { useSettings } from "@/api/settings";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useWords } from "./words";

/** Says on every page of a demonstration that nothing in it is real. */
export function DemoBanner() {
  const { demo } = useWords();
  const settings = useSettings();
  if (settings?.mode !== "demo") return null;
  return (
    <aside aria-label={demo.title} className="border-b border-yellow-300 bg-yellow-50 px-4 py-1.5 text-sm md:px-6">
      <p className="mx-auto max-w-[80rem]">
        <strong>{demo.title}</strong> <span className="max-sm:sr-only">{demo.text}</span>{" "}
        <Link href={paths.demoMailbox()} className="link target-44 font-bold">
          {demo.mailbox}
        </Link>
      </p>
    </aside>
  );
}

/** The page and everything typed stay where they are; sign-in leads back here. */
export function ExpiredNotice() {
  const { expired } = useWords();
  const session = useSession();
  if (session.status !== "expired") return null;
  const here = `${globalThis.location.pathname}${globalThis.location.search}`;
  return (
    <div className="mb-6">
      <NotificationBanner
        tone="warning"
        title={expired.title}
        actions={<LinkButton href={paths.signIn(here)}>{expired.action}</LinkButton>}
      >
        {expired.text}
      </NotificationBanner>
    </div>
  );
}
