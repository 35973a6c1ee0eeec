import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueries } from "@/api/queries";
import { resume } from "@/api/session";
import { LocaleProvider } from "@/lib/locale";
import { NavigationProvider } from "@/ui/navigation";
import { ToastProvider } from "@/ui/Toast";
import { Named } from "./layout/Named";
import { createAppRouter, navigationOf } from "./routes";

const queries = createQueries();
const router = createAppRouter();
const navigation = navigationOf(router);

export function mount(root: HTMLElement) {
  void resume();
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider>
        <QueryClientProvider client={queries}>
          <NavigationProvider navigation={navigation}>
            <Named>
              <ToastProvider>
                <RouterProvider router={router} />
              </ToastProvider>
            </Named>
          </NavigationProvider>
        </QueryClientProvider>
      </LocaleProvider>
    </StrictMode>,
  );
}
