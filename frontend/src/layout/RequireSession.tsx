import { Outlet, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useSession } from "@/api/session";
import { paths } from "@/paths";
import { Skeleton } from "@/ui/Skeleton";

/** Pages behind it are for people who signed in; a visitor is led to sign-in and comes back to the same address. */
export function RequireSession() {
  const session = useSession();
  const router = useRouter();
  useEffect(() => {
    if (session.status !== "visitor") return;
    const { pathname, search } = globalThis.location;
    router.history.replace(paths.signIn(`${pathname}${search}`));
  }, [session.status, router]);
  if (session.status === "person" || session.status === "expired") return <Outlet />;
  return <Skeleton />;
}
