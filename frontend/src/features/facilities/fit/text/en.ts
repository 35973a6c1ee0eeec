import type { Messages } from "./ja";

export const en: Messages = {
  title: "How it fits",
  lead: "Measured by the conditions and wishes of your search.",
  fits: "Every must-have holds",
  excluded: "A must-have doesn't hold",
  noStay: "Choose dates to have them judged too.",
  score: (points) => `Your wishes ${points}`,
  hostScore: (points) => `The host's wishes ${points}`,
  outOf: "of 100 each",
  met: "What fits",
  unmet: "What doesn't",
  changes: "It would hold with",
  checking: "Checking the conditions",
  failed: "The fit could not be checked",
  retry: "Try again",
};
