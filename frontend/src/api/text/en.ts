import type { Messages } from "./ja";

export const en: Messages = {
  problem: {
    unreachable: {
      title: "We could not reach the server.",
      detail: "Please check your connection and try again. What you entered is still on this page.",
    },
    unreadable: {
      title: "We could not complete this.",
      detail: "Please try again later. If this message keeps appearing, contact the secretariat.",
    },
  },
};
