import type { Messages } from "./ja";

export const en: Messages = {
  lead: "You need not sign in. Opening this page changes nothing.",
  approveLead: "Please approve a stay that a member of your staff plans.",
  cancelLead: "Here you can cancel the booking.",
  facility: "Facility",
  dates: "Dates",
  party: "People",
  due: "Due",
  plan: "Plan of the days",
  planNone: "No plan of the days was entered.",
  duty: "Travel orders, leave and attendance are handled in the general affairs system as usual.",
  approve: "Approve this plan",
  comment: "Comment",
  giveBack: "Return it",
  giveBackTitle: "What to correct",
  reason: "What to correct, and why",
  reasonMissing: "Please say what to correct and why.",
  send: "Return it with this reason",
  never: "Don't",
  fee: (fee: string) => `Cancelling now costs a fee of ${fee}, payable to the facility.`,
  noFee: "Cancelling now is free of charge.",
  cannotUndo: "Cancelling can't be undone.",
  agree: (fee: string) => `I have seen the cancellation fee of ${fee}`,
  agreeMissing: "Please tick that you have seen the fee.",
  cancel: "Cancel the booking",
  decided: {
    booking_approve: "This application has been dealt with already.",
    booking_cancel: "This booking can't be cancelled in its current state.",
  },
  done: {
    approve: {
      title: "Approved",
      text: "The secretariat reviews it next, and the applicant got a mail. You may close this page.",
    },
    giveBack: {
      title: "Returned",
      text: "The applicant got a mail with your reason. You get a new link when it is handed in again.",
    },
    cancel: {
      title: "The booking is cancelled",
      text: "The facility and the participants got a mail. You may close this page.",
    },
  },
  missing: {
    title: "The link is not complete",
    text: "Please open the whole link from the mail again, also after reloading this page.",
  },
  what: {
    "link.expired": "It is too late to act by this link. Sign in to see where the application stands.",
    "link.used": "This link has done its work already. Other applications come with mails of their own.",
    "link.overtaken": "The application changed, so a newer link was sent. Please look for the latest mail.",
    "link.unknown": "Mails sometimes break a link in two. Please copy all of it into the address bar.",
  },
  signIn: "Sign in to look",
  help: "Help and contact",
};
