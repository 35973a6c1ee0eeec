import type { ReactNode } from "react";
import { useSession } from "@/api/session";
import { ConsoleLayout } from "./ConsoleLayout";
import { consoleMenu } from "./menu";
import { PublicLayout } from "./PublicLayout";
import { useWords } from "./words";

/** The console for those who have one, the public pages for everybody else. */
export function EitherLayout({ children }: { children: ReactNode }) {
  const words = useWords();
  const session = useSession();
  const hasDesk = consoleMenu(session.me?.roles ?? [], words).length > 0;
  return hasDesk ? <ConsoleLayout>{children}</ConsoleLayout> : <PublicLayout>{children}</PublicLayout>;
}
