import { useEffect, type ReactNode } from "react";
import { useSession } from "@/api/session";
import { go } from "@/lib/router";
import { paths } from "@/paths";
import { Skeleton } from "@/ui/Skeleton";

/** Pages behind it are for people who signed in; a visitor is led to sign-in and comes back to the same address. */
export function RequireSession({ children }: { children: ReactNode }) {
  const session = useSession();
  useEffect(() => {
    if (session.status !== "visitor") return;
    const { pathname, search } = globalThis.location;
    go(paths.signIn(`${pathname}${search}`), "replace");
  }, [session.status]);
  if (session.status === "person" || session.status === "expired") return children;
  return <Skeleton />;
}
