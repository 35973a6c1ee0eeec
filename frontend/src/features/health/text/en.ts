import type { Messages } from "./ja";

export const en: Messages = {
  health: { title: "System status" },
};
