import type { Messages } from "./ja";

export const en: Messages = {
  signIn: { title: "Sign in" },
  register: { title: "Register your company" },
  registerConfirm: { title: "Confirm your registration" },
  reset: { title: "Reset your password" },
  invitation: { title: "Your invitation" },
  account: { title: "Account" },
  members: { title: "Organisations and people" },
};
