import type { Messages } from "./ja";

export const en: Messages = {
  apply: { title: "Apply for a trial stay" },
  bookings: { title: "Applications and stays" },
  booking: { title: "Application" },
  receipt: { title: "Receipt of application" },
  confirmation: { title: "Confirmation of use" },
  link: { title: "Application to check" },
  hostWorklist: { title: "Requests to answer" },
  today: { title: "Arrivals and guests today" },
  officeWorklist: { title: "Applications to review" },
};
