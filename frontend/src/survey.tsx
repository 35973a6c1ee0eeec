import "./survey.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LocaleProvider } from "@/lib/locale";
import { SurveyLayout } from "./layout/SurveyLayout";
import SurveyPage from "./features/surveys/SurveyPage";

/** The survey alone, for a phone in a tunnel: no router (a link here is a full page load), no query cache, and Preact. */
const root = document.getElementById("root");
if (root) {
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
