import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { useWords } from "./words";

/** Leads to the person's notices and says how many are unread; the page's own look keeps the number right. */
export function NoticesLink() {
  const words = useWords();
  const session = useSession();
  const { data } = query.useQuery(
    "get",
    "/api/notices",
    { params: { query: { limit: 1, unread_only: true } } },
    { enabled: session.status === "person", staleTime: 60_000, refetchOnWindowFocus: true },
  );
  const unread = data?.unread ?? 0;
  return (
    <Link
      href={paths.notices(unread > 0 ? "unread" : undefined)}
      className="link inline-flex min-h-11 items-center gap-1.5 whitespace-nowrap"
    >
      {words.nav.notices}
      {unread > 0 && (
        <>
          <span
            aria-hidden="true"
            className="inline-flex min-w-6 justify-center rounded-full bg-key-900 px-1.5 text-sm leading-160 font-bold text-white"
          >
            {unread > 99 ? "99+" : unread}
          </span>
          <span className="sr-only">{words.unread(unread)}</span>
        </>
      )}
    </Link>
  );
}
