import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { createQueries } from "@/api/queries";
import { resume } from "@/api/session";
import { LocaleProvider } from "@/lib/locale";
import { AddressProvider, Pages, useGoing } from "@/lib/router";
import { NavigationProvider } from "@/ui/navigation";
import { ToastProvider } from "@/ui/Toast";
import { Named } from "./layout/Named";
import { OTHERWISE, PAGES } from "./routes";

const queries = createQueries();

function Going({ children }: { children: ReactNode }) {
  return <NavigationProvider navigation={useGoing(PAGES)}>{children}</NavigationProvider>;
}

export function mount(root: HTMLElement) {
  void resume();
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider>
        <QueryClientProvider client={queries}>
          <AddressProvider>
            <Going>
              <Named>
                <ToastProvider>
                  <Pages pages={PAGES} otherwise={OTHERWISE} />
                </ToastProvider>
              </Named>
            </Going>
          </AddressProvider>
        </QueryClientProvider>
      </LocaleProvider>
    </StrictMode>,
  );
}
