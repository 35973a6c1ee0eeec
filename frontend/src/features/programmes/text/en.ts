import type { Messages } from "./ja";

export const en: Messages = {
  calls: { title: "Calls" },
};
