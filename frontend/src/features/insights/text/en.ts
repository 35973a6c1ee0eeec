import type { Messages } from "./ja";

export const en: Messages = {
  results: { title: "Survey results" },
};
