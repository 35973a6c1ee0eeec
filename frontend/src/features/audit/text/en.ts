import type { Messages } from "./ja";

export const en: Messages = {
  audit: { title: "Audit log" },
};
