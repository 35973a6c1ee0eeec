import type { Me } from "@/api/session";
import { paths } from "@/paths";

/** Where a person lands after sign-in when no page asked for it. */
export function homeOf(roles: Me["roles"]): string {
  const has = (...wanted: Me["roles"]) => wanted.some((role) => roles.includes(role));
  if (has("secretariat", "approver", "coordinator")) return paths.office();
  if (has("municipality")) return paths.municipality();
  if (has("host")) return paths.host();
  if (has("administrator")) return paths.members();
  return has("supervisor") ? paths.bookings("worklist") : paths.bookings();
}

/** A page of ours to go back to; an address of anywhere else in `?back=` is ignored. */
export function safeBack(back: string | null): string | null {
  return back !== null && /^\/(?![/\\])/.test(back) ? back : null;
}
