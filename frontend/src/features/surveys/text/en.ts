import type { Messages } from "./ja";

export const en: Messages = {
  survey: { title: "Survey" },
  mySurveys: { title: "Your surveys" },
  sheets: { title: "Answer sheets (restricted)" },
};
