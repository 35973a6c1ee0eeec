import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LocaleProvider } from "@/lib/locale";
import { SurveyLayout } from "./layout/SurveyLayout";
import SurveyPage from "./features/surveys/SurveyPage";

/** The survey alone: no router (a link here is a full page load), no query cache. */
export function mount(root: HTMLElement) {
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider>
        <SurveyLayout>
          <SurveyPage />
        </SurveyLayout>
      </LocaleProvider>
    </StrictMode>,
  );
}
