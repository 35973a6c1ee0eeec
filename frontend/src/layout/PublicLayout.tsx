import type { ReactNode } from "react";
import { Footer } from "./Footer";
import { DemoBanner, ExpiredNotice } from "./Notices";
import { PublicHeader } from "./PublicHeader";
import { SkipLink } from "./SkipLink";

export function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <DemoBanner />
      <PublicHeader />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[80rem] flex-1 px-4 pt-6 outline-none md:px-6">
        <ExpiredNotice />
        {children}
      </main>
      <Footer />
    </div>
  );
}
