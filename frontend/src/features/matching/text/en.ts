import type { Messages } from "./ja";

export const en: Messages = {
  search: { title: "Find a workcation place" },
};
