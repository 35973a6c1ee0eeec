import type { Messages } from "./ja";

export const en: Messages = {
  help: { title: "Help and contact" },
  privacy: { title: "Privacy notice" },
  terms: { title: "Terms of use" },
  accessibility: { title: "Accessibility statement" },
  flow: { title: "How to apply" },
};
