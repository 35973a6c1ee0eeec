import type { Messages } from "./ja";

export const en: Messages = {
  outbox: { title: "Sent mail" },
  demoMailbox: { title: "Demo mailbox" },
};
