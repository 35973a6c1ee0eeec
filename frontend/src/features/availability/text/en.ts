import type { Messages } from "./ja";

export const en: Messages = {
  calendar: { title: "Occupancy calendar" },
};
