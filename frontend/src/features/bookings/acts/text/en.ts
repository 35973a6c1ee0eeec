import type { Messages } from "./ja";

export const en: Messages = {
  acts: {
    "booking.approve": {
      label: "Approve",
      title: "Approve this plan?",
      confirm: "Approve",
      consequences: [
        "The secretariat reviews it next, and the applicant gets a mail.",
        "Travel orders, leave and attendance are handled in the general affairs system as usual.",
      ],
      comment: "Comment to applicant and secretariat",
    },
    "booking.forward": {
      label: "Send to the facility",
      title: "Send this application to the facility?",
      confirm: "Send to the facility",
      consequences: [
        "The facility is asked by mail whether it can take the guests.",
        "The deadline of the hold is renewed.",
      ],
      comment: "Comment to facility and applicant",
    },
    "booking.forward:pooled": {
      label: "Enter in the selection",
      title: "Enter this application in the selection?",
      confirm: "Enter it",
      consequences: [
        "The applicant reads that it is in the selection; no mail is sent.",
        "Its place is given in the selection after the call closes. No facility is asked yet.",
      ],
      comment: "Comment to the applicant",
    },
    "booking.return": {
      label: "Return for correction",
      title: "Return it and ask for a correction?",
      confirm: "Return it",
      consequences: [
        "The applicant gets a mail with your reason.",
        "The reference number stays; it comes back as the same application.",
        "The deadline of the hold is not extended.",
      ],
      comment: "What to correct, and why",
    },
    "booking.disapprove": {
      label: "Disapprove",
      title: "Disapprove this application?",
      confirm: "Disapprove",
      consequences: [
        "The application ends; this can't be undone.",
        "The applicant gets a mail with your reason.",
        "The hold is released.",
      ],
      comment: "Reason",
    },
    "booking.accept": {
      label: "Accept the guests",
      title: "Accept these guests?",
      confirm: "Accept and confirm",
      consequences: [
        "The booking is confirmed and the applicant is sent the confirmation of use.",
        "You will see the applicant's name and contact.",
        "The contract for lodging and use is made between guest and facility.",
      ],
      comment: "Notes for the guests (what to bring, parking …)",
    },
    "booking.accept:pair": {
      label: "Accept the guests",
      title: "Accept these guests?",
      confirm: "Accept",
      consequences: [
        "Once both places have accepted the booking is confirmed, and you are told by mail.",
        "You will see the applicant's name and contact once it is confirmed.",
        "If the other place can't take them, your units are free again.",
      ],
      comment: "Notes for the guests (what to bring, parking …)",
    },
    "booking.decline": {
      label: "Can't accept",
      title: "Answer that you can't take the guests?",
      confirm: "Answer that we can't",
      consequences: [
        "The hold on these dates is released and the next choice is tried.",
        "Applicant and secretariat are told your reason.",
      ],
      comment: "Why you can't take them",
    },
    "booking.withdraw": {
      label: "Withdraw",
      title: "Withdraw this application?",
      confirm: "Withdraw",
      consequences: [
        "The application ends and the hold is released.",
        "It costs nothing.",
        "To come later, please apply again.",
      ],
      comment: "Reason",
    },
    "booking.cancel": {
      label: "Cancel the booking",
      title: "Cancel this booking?",
      confirm: "Cancel the booking",
      consequences: [
        "The booking is cancelled; this can't be undone.",
        "Facility and participants get a mail, and the calendar entry is withdrawn.",
      ],
      comment: "Reason",
    },
    "booking.call_off": {
      label: "Call off",
      title: "Call this stay off?",
      confirm: "Call it off",
      consequences: [
        "The application or booking ends; this can't be undone.",
        "There is no cancellation fee.",
        "Applicant and facility get a mail with your reason.",
      ],
      comment: "Reason (typhoon, broken equipment …)",
    },
    "booking.revoke": {
      label: "Revoke the approval",
      title: "Revoke the approval?",
      confirm: "Revoke",
      consequences: ["The booking ends; this can't be undone.", "Applicant and facility get a mail with your reason."],
      comment: "Reason",
    },
    "booking.no_show": {
      label: "Record a no-show",
      title: "Record that nobody arrived?",
      confirm: "Record a no-show",
      consequences: [
        "The booking ends and the remaining days are free again.",
        "The no-show fee of the cancellation rule is recorded, and the applicant is told.",
      ],
      comment: "Whom you tried to reach",
    },
    "offer.accept": {
      label: "Take these places",
      title: "Take the places that are held?",
      confirm: "Take them",
      consequences: [
        "The facility checks whether it can take you. When it accepts, the booking is confirmed.",
        "Answering costs nothing. Once it is confirmed, the facility's cancellation rules apply.",
        "You leave the waiting list for your other choices.",
      ],
    },
    "offer.decline": {
      label: "Not this time",
      title: "Leave these places to the next in line?",
      confirm: "Leave them",
      consequences: [
        "The places are released and the next in line is asked.",
        "You stay on the waiting list and move to its end.",
        "To stop waiting, withdraw the application instead.",
      ],
    },
    "waiting.end": {
      label: "End the waiting",
      title: "End the waiting of this application?",
      confirm: "End it",
      consequences: [
        "The application ends as declined. This can't be undone.",
        "The applicant gets a mail with your reason.",
      ],
      comment: "The reason",
    },
    "booking.check_in": {
      label: "Record check-in",
      title: "Record the check-in?",
      confirm: "Record check-in",
      consequences: ["The arrival is recorded with the time of now."],
    },
    "change.approve": {
      label: "Approve the change",
      title: "Approve this change?",
      confirm: "Approve the change",
      consequences: [
        "The secretariat checks it next, and the applicant gets a mail.",
        "Travel orders, leave and attendance are handled in the general affairs system as usual.",
      ],
      comment: "Comment to applicant and secretariat",
    },
    "change.forward": {
      label: "Agree to the change",
      title: "Agree to this change and send it on?",
      confirm: "Agree to the change",
      consequences: ["Whoever decides next is asked. If nobody does, the change is confirmed."],
      comment: "Comment to facility and applicant",
    },
    "change.accept": {
      label: "Accept the change",
      title: "Accept this change?",
      confirm: "Accept the change",
      consequences: [
        "The booking changes to this, and rooms and days no longer used are free again.",
        "Applicant and participants get a mail with the new dates and a calendar file.",
      ],
      comment: "A word to the applicant",
    },
    "change.return": {
      label: "Return the change",
      title: "Return the change and ask for a correction?",
      confirm: "Return the change",
      consequences: [
        "The applicant gets a mail with your reason.",
        "The booking goes on as it is. The deadline is not extended.",
      ],
      comment: "What to correct, and why",
    },
    "change.refuse": {
      label: "Refuse the change",
      title: "Refuse this change?",
      confirm: "Refuse the change",
      consequences: [
        "The booking goes on as it is.",
        "Rooms that were held for the change are free again.",
        "The applicant reads your reason.",
      ],
      comment: "Why it is not possible",
    },
    "change.withdraw": {
      label: "Take the change back",
      title: "Take the change back?",
      confirm: "Take the change back",
      consequences: ["The booking goes on as it is.", "Rooms that were held for the change are free again."],
      comment: "Note",
    },
    "booking.check_out": {
      label: "Record check-out",
      title: "Record the check-out?",
      confirm: "Record check-out",
      consequences: [
        "The stay ends and the surveys are sent.",
        "If it is earlier than planned, the remaining days are free again.",
      ],
    },
  },
  bar: "What you can do",
  reasonMissing: "Please give a reason.",
  fee: (fee: string, percent: number) => `The cancellation fee is ${fee} (${percent}%), payable to the facility.`,
  noFee: "There is no cancellation fee.",
  freeUntil: (day: string) => `Cancelling is free until ${day}.`,
  departure: "Day of departure",
  departureSupport: "If they left earlier than planned, please enter the actual day.",
  departureWrong: (from: string, until: string) => `Please enter a day from ${from} to ${until}, such as 2026/12/9.`,
  other: "More actions",
  guestLabels: { "booking.check_in": "Check in", "booking.check_out": "Check out" },
};
