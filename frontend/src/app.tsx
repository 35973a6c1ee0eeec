import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueries } from "@/api/queries";
import { resume } from "@/api/session";
import { LocaleProvider } from "@/lib/locale";
import { RouterView } from "@/lib/router";
import { NavigationProvider } from "@/ui/navigation";
import { ToastProvider } from "@/ui/Toast";
import { Named } from "./layout/Named";
import { createAppRouter } from "./routes";

const queries = createQueries();
const router = createAppRouter();

export function mount(root: HTMLElement) {
  void resume();
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider>
        <QueryClientProvider client={queries}>
          <NavigationProvider navigation={router}>
            <Named>
              <ToastProvider>
                <RouterView router={router} />
              </ToastProvider>
            </Named>
          </NavigationProvider>
        </QueryClientProvider>
      </LocaleProvider>
    </StrictMode>,
  );
}
