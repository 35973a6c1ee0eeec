import type { Messages } from "./ja";

export const en: Messages = {
  contents: "Contents",
  contact: {
    title: "Contact",
    section: "Office",
    phone: "Phone",
    email: "E-mail",
    hours: "Hours",
    waiting: "Loading contact details.",
  },
  help: {
    title: "Help and contact",
    lead: "Please look through the common questions first, and contact us whenever you need help.",
    questions: "Common questions",
    items: [
      {
        q: "Is my booking confirmed as soon as I apply?",
        a: "No. An application is not yet a booking. After the secretariat has reviewed it and the facility has accepted it, we send you a confirmation. You can follow it at any time under “Applications and stays”.",
      },
      {
        q: "Who can apply?",
        a: "Contacts of companies and other organisations can apply after registering. Prefectural employees register through an invitation from their section and apply with their supervisor’s approval.",
      },
      {
        q: "Where do I pay?",
        a: "Please pay the facility directly for lodging and use. This system takes no payments.",
      },
      {
        q: "Can I cancel, and is there a fee?",
        a: "Before confirmation you can withdraw at any time. After confirmation the facility’s cancellation rules may charge a fee; we show the amount before you confirm the cancellation. There is no fee when the secretariat or the facility calls off a stay, for example because of a typhoon.",
      },
      {
        q: "The link in the approval e-mail to the supervisor does not open.",
        a: "The link works once. It stops working after approval or return, after a change of the application, and when it expires. Please sign in and open “Approvals for your staff”, or contact the applicant.",
      },
      {
        q: "Who sees my survey answers?",
        a: "Facilities and employers never see single answers. For prefectural employees nobody, not even the secretariat, sees single sheets: only totals of at least 5 answers are shown, and at least 10 for items on health and wellbeing. See the privacy notice for details.",
      },
      {
        q: "I closed the page while filling in a form.",
        a: "Applications and surveys are saved on your device as you type. Open the same page on the same device to continue.",
      },
      {
        q: "How do I ask for wheelchair access, an assistance dog or food allergies to be considered?",
        a: "Please write it in the field for special needs of the application. It reaches the facility that considers your stay. Assistance dogs are welcome whether or not a facility takes pets.",
      },
    ],
    disaster: "Disasters and emergencies during a stay",
    disasterText:
      "The facility’s emergency number and the nearest shelter are on the confirmation of use that you receive after confirmation. Please print it and take it with you. When a warning or Nankai Trough Earthquake Extra Information is issued, follow the instructions of the municipality and the facility.",
  },
  privacy: {
    title: "Privacy notice",
    lead: "This is how we handle the personal information that this system collects.",
    sections: [
      {
        id: "purpose",
        title: "Purposes",
        body: [
          "We use personal information only for these purposes.",
          [
            "Receiving and reviewing applications, arranging stays with facilities, and contacting you",
            "Safety during the stay and contact in an emergency",
            "Sending surveys, and improving workcation facilities through aggregated results",
            "Preventing misuse and keeping a record of operations",
          ],
        ],
      },
      {
        id: "items",
        title: "What we collect",
        body: [
          [
            "Name, address, industry and size of your organisation (the corporate number is optional)",
            "Name, reading, e-mail address and phone number of contacts and participants",
            "The application: dates, number of people, purpose, requirements, special needs",
            "Survey answers (you may skip any question you do not wish to answer)",
          ],
          "We never ask for your My Number, passport number or medical history.",
        ],
      },
      {
        id: "recipients",
        title: "Who receives it",
        body: [
          [
            "Facilities: until confirmation only purpose, group size, industry and requirements. Names and contact details only from confirmation until 30 days after check-out.",
            "Municipalities: only what is needed for stays at facilities in their area.",
            "Supervisors (of prefectural employees): dates and the work plan only, never survey answers.",
          ],
          "We give it to no one else, except where the law requires it.",
        ],
      },
      {
        id: "answers",
        title: "Survey answers",
        body: [
          "Single sheets of company participants, employers and facilities may be opened by named staff of the secretariat only, without name or company. Each opening is recorded.",
          "Nobody can open a single sheet of a prefectural employee. Totals are shown from 5 answers; items on health and wellbeing, and breakdowns, from 10.",
          "Facilities, municipalities, employers, supervisors and the public see only totals of at least 5 answers. Small groups are hidden so that they cannot be worked out by subtraction.",
          "When the last survey has ended we delete the key that joins answers to people. From then on even the prefecture cannot tell whose an answer is, so answers can no longer be disclosed, corrected or erased.",
        ],
      },
      {
        id: "retention",
        title: "How long we keep it",
        body: [
          [
            "Applications and reports: 5 years from the end of the fiscal year",
            "Contact details of participants: 1 year after the end",
            "De-identified answers: 10 years",
            "Records of access and operations: 3 years",
          ],
        ],
      },
      {
        id: "device",
        title: "What is stored on your device",
        body: [
          "One cookie keeps you signed in. The language and what you are typing are stored on your device only. We collect nothing for advertising or external analytics.",
        ],
      },
      {
        id: "rights",
        title: "Your rights",
        body: [
          "Under the Act on the Protection of Personal Information you may ask for disclosure, correction or suspension of use of your information. You can close your account yourself at any time on the account page.",
          "Leaving optional fields empty never counts against an application.",
        ],
      },
    ],
  },
  terms: {
    title: "Terms of use",
    lead: "By using this system you agree to the following.",
    sections: [
      {
        id: "role",
        title: "What this system does",
        body: [
          "The contract for lodging or use is made between the guest and the facility. The prefecture passes on applications and messages and is not a party to the contract.",
          "This system takes no commission and no payments, and sells no packages of transport or lodging.",
        ],
      },
      {
        id: "account",
        title: "Registration",
        body: [
          [
            "Please enter true and accurate details and keep them up to date.",
            "Keep your password to yourself. If you suspect that someone else has used it, sign out everywhere and contact us.",
            "Members of organised crime groups and people closely connected with them may not use this system.",
          ],
        ],
      },
      {
        id: "application",
        title: "Application and confirmation",
        body: [
          [
            "An application is not a booking. It is confirmed when the facility has accepted it and we have sent the confirmation.",
            "A hold is released by itself when the procedure has not moved on by the time we told you.",
            "Applications that do not meet the conditions of the call cannot be accepted.",
          ],
        ],
      },
      {
        id: "cancel",
        title: "Cancellation and changes",
        body: [
          "After confirmation the facility’s cancellation rules may charge a fee, also when you do not arrive. There is no fee when the secretariat or the facility calls off the stay because of a disaster or the like.",
        ],
      },
      {
        id: "conduct",
        title: "During the stay",
        body: [
          [
            "Please follow the house rules and respect the life of the area.",
            "Information security and working time follow the rules of your own organisation.",
            "Please answer the surveys and send the report.",
          ],
        ],
      },
      {
        id: "liability",
        title: "Liability",
        body: [
          "Listings are checked by the municipality, but line speeds and the like are values at the time of measurement. Matters between a facility and a guest are to be settled between them.",
          "The system may stop without notice for maintenance or because of a fault.",
        ],
      },
      {
        id: "change",
        title: "Changes to these terms",
        body: ["When we change these terms we announce the change and its date in this system."],
      },
    ],
  },
  accessibility: {
    title: "Accessibility statement",
    lead: "We want this system to be usable by everyone.",
    sections: [
      {
        id: "target",
        title: "Target",
        body: [
          "We aim at conformance with JIS X 8341-3:2016 level AA and at the level A and AA criteria of WCAG 2.2, on every page of this system.",
        ],
      },
      {
        id: "done",
        title: "What we do",
        body: [
          [
            "Everything can be done by keyboard alone. Where a map or a calendar can be dragged, buttons or fields do the same.",
            "States are shown by shape and word as well as colour.",
            "Every place on the map is also in the list. Every chart has a table with the same content.",
            "Required fields and errors are stated in words, with a summary at the top that links to each field.",
            "Pages can be read at 200 % text size without scrolling sideways. Reduced motion and forced colours are respected.",
            "The system is available in Japanese and English.",
          ],
        ],
      },
      {
        id: "test",
        title: "How we check",
        body: [
          "With every update all pages are checked automatically (axe) at widths of 1280 and 390 pixels, in Japanese and English. What automatic checks cannot find is checked by keyboard and screen reader.",
        ],
      },
      {
        id: "report",
        title: "Tell us",
        body: [
          "If anything is hard to use, please let us know. If you cannot complete a procedure in this system, we will take it by phone or e-mail.",
        ],
      },
    ],
  },
  flow: {
    title: "How to apply",
    lead: "From finding a place to the survey after your stay.",
    start: "Find a place",
    register: "Register your company",
    company: "Companies and organisations",
    companySteps: [
      {
        title: "Find a place",
        text: "Search for free places by dates, group size and what you need. No sign-in is necessary.",
      },
      {
        title: "Register",
        text: "Enter your organisation and a contact. Opening the link in the e-mail completes the registration.",
      },
      {
        title: "Apply",
        text: "You can name up to three choices. We send you a reference number and a receipt. This is not yet a booking.",
      },
      {
        title: "Review and answer",
        text: "We may ask you to check something (a return). Rooms and seats are held for you until the date we tell you.",
      },
      {
        title: "Confirmation",
        text: "We send the confirmation of use and a file for your calendar. Please name the participants at least 7 days before check-in.",
      },
      { title: "Your stay", text: "Check in at the facility and pay it directly." },
      {
        title: "Surveys",
        text: "We ask participants and the company for a survey each. They can be answered on a phone without signing in.",
      },
    ],
    employee: "Prefectural employees",
    employeeSteps: [
      { title: "Register through your section’s invitation", text: "Use the link in the invitation e-mail." },
      { title: "Find a place and apply", text: "Enter your work plan for each day: business trip, telework or leave." },
      {
        title: "Your supervisor approves",
        text: "The supervisor checks the dates after signing in, or through a one-time link in an e-mail.",
      },
      {
        title: "Review, answer and confirmation",
        text: "From here it is the same as for companies. After the stay we ask for a report and a survey. Your answers never reach your section.",
      },
    ],
  },
};
