import type { Messages } from "./ja";
import { form } from "./form.en";

export const en: Messages = {
  survey: {
    title: "Survey",
    loading: "Opening the survey",
    number: (number) => `Reference ${number}`,
    minutes: (minutes) => `Takes about ${minutes} minutes`,
    due: (day) => `Please answer by ${day}`,
    late: (day) => `The due date has passed, but you can still answer until ${day}.`,
    start: "Start",
    goOn: "Continue",
    resumed: (count) => `Your earlier answers (${count} questions) are still here.`,
    autosave:
      "Each answer is kept on this device and on the prefecture's server. You can close the page and continue from the same link.",
    signedInAs: "You are answering while signed in.",
  },
  privacy: {
    title: "How your answers are used",
    who: "Who sees them",
    erase: "Until when they can be withdrawn",
    more: "Privacy notice",
    company: [
      "Your employer, the facility and the municipality never see single answers. They are told totals only, once five or more people have answered.",
      "Named staff of the prefecture's secretariat may check answer sheets without names or company names. Each look is recorded.",
      "The secretariat reads free text, and quotes only what you agree to, so that neither you nor your employer can be recognised.",
    ],
    employee: [
      "Nobody can open your answer sheet, neither your supervisor nor the secretariat.",
      "Only totals are shown, once five or more people have answered (ten for questions about how you feel).",
      "Free text is read only once ten or more have answered, shuffled, without facility or date. It is never used for appraisal or attendance.",
    ],
    employer: [
      "Facilities never see single answers. They are told totals only, once five or more companies have answered.",
      "Named staff of the prefecture's secretariat may check answer sheets without company names. Each look is recorded.",
    ],
    host: [
      "Guests and their companies never see single answers. Sales of a single facility are not published.",
      "Named staff of the prefecture's secretariat may check answer sheets without names. Each look is recorded.",
    ],
    erasePre:
      "Until you send the survey after your stay (or it closes), you can ask us to show or delete your answers. After that we delete what links them to you, and they can no longer be found.",
    erasePost:
      "When you send your answers, we delete what links them to you. After that they can no longer be shown, corrected or deleted. Until then you can change them as often as you like.",
  },
  done: {
    title: "Thank you for your answers",
    text: "We have received your answers. You can close this page.",
    use: "They help the facilities improve and the prefecture prepare better for its guests.",
    keyGone: "What linked the answers to you has been deleted. The link of the mail no longer works.",
    back: "Back to the surveys",
  },
  ended: {
    answered: {
      title: "You have already answered this survey",
      what: "We have your answers. There is nothing more to do.",
    },
    closed: {
      title: "This survey is closed",
      what: "If you would like to tell us something, please call or write to the secretariat.",
    },
    link: {
      title: "This link does not open a survey",
      what: "Please check that the whole link of the mail was opened. If a newer mail has arrived, use the link in it. If you have an account, you can sign in and answer.",
    },
    noLink: {
      title: "Please open the link in your mail",
      what: "This page opens from the personal link that we sent you by mail. If you have an account, you can sign in and answer.",
    },
    other: {
      title: "The survey could not be opened",
      what: "None of your answers are lost. Please wait a moment and try again.",
    },
    signIn: "Sign in and answer",
    retry: "Try again",
    contact: "Contact",
  },
  mySurveys: {
    title: "Surveys",
    lead: "What we ask you before and after your stay.",
    open: "Answer",
    answered: (day) => `Answered on ${day}`,
    closed: "Closed",
    due: (day) => `Due ${day}`,
    overdue: (day) => `Overdue (open until ${day})`,
    todo: "To answer",
    done: "Answered",
    none: "There are no surveys for you now",
    noneText: "Once a booking is confirmed and names you as a participant, the survey before the stay appears here.",
    failed: "The surveys could not be loaded",
    audience: {
      participant_pre: "Before the stay (participants)",
      participant_post: "After the stay (participants)",
      employer: "After the stay (company)",
      host: "After the stay (facility)",
    },
    back: "Back to the list",
  },
  report: {
    title: "The work report is separate",
    text: "The work report is read by your supervisor. It and the survey are two records, each sent by itself; the report never shows your answers.",
    link: "Write the report from your stays",
  },
  form,
};
