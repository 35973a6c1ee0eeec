import type { Messages } from "./ja";

export const en: Messages = {
  title: "After the stay",
  lead: "The work report and the survey are two separate records. Please hand in both.",
  reportTitle: "Work report",
  reportLead:
    "A report of the work you did, for your supervisor (or your company's contact). It is not linked to your survey answers.",
  workDone: "Work done",
  workDoneSupport: "Please describe the main work and results of the days.",
  findings: "What you noticed, what was difficult",
  keep: "Save draft",
  submit: "Hand in the report",
  kept: "The draft of the report is saved.",
  submitted: "The report is handed in.",
  submittedAt: (at: string) => `Handed in on ${at}.`,
  workMissing: "Please describe the work you did.",
  surveyTitle: "Survey",
  surveyLead:
    "It helps the facilities improve. Neither your supervisor nor your company sees your answers. It takes about 7 minutes.",
  survey: "Go to the survey",
  readTitle: "Work reports handed in",
  draft: "Draft",
};
