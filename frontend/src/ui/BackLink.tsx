import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { Link } from "./navigation";

/** The way back to where a page hangs, above its heading; paper leaves it out. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} data-screen-only className="link inline-flex min-h-11 items-center gap-1">
      <Icon name="chevron-left" size={18} />
      {children}
    </Link>
  );
}
