import { lazy } from "react";
import { pagesOf, type Otherwise, type Paper } from "./lib/router";
import { PublicLayout } from "./layout/PublicLayout";
import { RequireSession } from "./layout/RequireSession";
import { Crash, NotFound } from "./layout/Trouble";
import { Skeleton } from "./ui/Skeleton";

type Pages = Paper["pages"];

/** For everybody. */
const OPEN: Pages = {
  "/": () => import("./features/matching/SearchPage"),
  "/facilities/:facilityId": () => import("./features/facilities/FacilityPage"),
  "/calls": () => import("./features/programmes/OpenCallsPage"),
  "/calls/:callId": () => import("./features/programmes/OpenCallPage"),
  "/calls/:callId/rounds": () => import("./features/rounds/RoundResultsPage"),
  "/sign-in": () => import("./features/accounts/SignInPage"),
  "/register": () => import("./features/accounts/RegisterPage"),
  "/register/confirm": () => import("./features/accounts/RegisterConfirmPage"),
  "/reset": () => import("./features/accounts/ResetPage"),
  "/invitation": () => import("./features/accounts/InvitationPage"),
  "/apply/:facilityId": () => import("./features/bookings/ApplyPage"),
  "/guest": () => import("./features/bookings/GuestPage"),
  "/link": () => import("./features/bookings/LinkPage"),
  "/claim": () => import("./features/bookings/ClaimPage"),
  "/health": () => import("./features/health/HealthPage"),
  "/demo/mailbox": () => import("./features/notifications/DemoMailboxPage"),
  "/help": () => import("./features/guide/HelpPage"),
  "/privacy": () => import("./features/guide/PrivacyPage"),
  "/terms": () => import("./features/guide/TermsPage"),
  "/accessibility": () => import("./features/guide/AccessibilityPage"),
  "/open-data": () => import("./features/files/OpenDataPage"),
  "/flow": () => import("./features/guide/FlowPage"),
};

/** For people who signed in, on the public pages' paper. */
const SIGNED_IN: Pages = {
  "/apply": () => import("./features/bookings/ResumePage"),
  "/bookings": () => import("./features/bookings/BookingsPage"),
  "/bookings/:bookingId": () => import("./features/bookings/BookingPage"),
  "/bookings/:bookingId/change": () => import("./features/bookings/ChangePage"),
  "/bookings/:bookingId/receipt": () => import("./features/bookings/ReceiptPage"),
  "/bookings/:bookingId/confirmation": () => import("./features/bookings/ConfirmationPage"),
  "/account": () => import("./features/accounts/AccountPage"),
  "/notices": () => import("./features/notifications/NoticesPage"),
  "/my-surveys": () => import("./features/surveys/MySurveysPage"),
};

/** The desks of hosts, municipalities and the secretariat. */
const CONSOLE: Pages = {
  "/host": () => import("./features/bookings/HostWorklistPage"),
  "/host/requests/new": () => import("./features/bookings/RequestPage"),
  "/host/today": () => import("./features/bookings/TodayPage"),
  "/host/waiting": () => import("./features/bookings/WaitingPage"),
  "/host/facilities": () => import("./features/facilities/OwnFacilitiesPage"),
  "/host/facilities/new": () => import("./features/facilities/FacilityEditPage"),
  "/host/facilities/:facilityId/edit": () => import("./features/facilities/FacilityEditPage"),
  "/host/facilities/:facilityId/photos": () => import("./features/facilities/FacilityPhotosPage"),
  "/host/facilities/:facilityId/readiness": () => import("./features/facilities/ReadinessPage"),
  "/readiness": () => import("./features/facilities/ReadinessOverviewPage"),
  "/readiness/standard": () => import("./features/facilities/ReadinessStandardPage"),
  "/host/facilities/:facilityId/line": () => import("./features/facilities/LinePage"),
  "/host/facilities/:facilityId/calendar": () => import("./features/availability/CalendarPage"),
  "/host/facilities/:facilityId/calendars": () => import("./features/availability/CalendarsPage"),
  "/host/imports": () => import("./features/files/ImportsPage"),
  "/host/imports/:importId": () => import("./features/files/ImportPage"),
  "/municipality": () => import("./features/facilities/ListingWorklistPage"),
  "/office": () => import("./features/bookings/OfficeWorklistPage"),
  "/office/waiting": () => import("./features/bookings/WaitingPage"),
  "/office/requests/new": () => import("./features/bookings/RequestPage"),
  "/office/results": () => import("./features/insights/ResultsPage"),
  "/office/sheets": () => import("./features/surveys/SheetsPage"),
  "/office/calls": () => import("./features/programmes/CallsPage"),
  "/office/calls/new": () => import("./features/programmes/CallEditPage"),
  "/office/calls/:callId": () => import("./features/programmes/CallPage"),
  "/office/calls/:callId/edit": () => import("./features/programmes/CallEditPage"),
  "/office/rounds": () => import("./features/rounds/RoundsPage"),
  "/office/rounds/:roundId": () => import("./features/rounds/RoundPage"),
  "/office/outbox": () => import("./features/notifications/OutboxPage"),
  "/office/audit": () => import("./features/audit/AuditPage"),
};

/** For desks and for contacts and supervisors, who have no desk: on the paper that the reader knows. */
const EITHER: Pages = {
  "/members": () => import("./features/accounts/MembersPage"),
};

const desk = lazy(() => import("./layout/ConsoleLayout").then(({ ConsoleLayout }) => ({ default: ConsoleLayout })));
const either = lazy(() => import("./layout/EitherLayout").then(({ EitherLayout }) => ({ default: EitherLayout })));

export const PAGES = pagesOf([
  { frame: PublicLayout, pages: OPEN },
  { frame: PublicLayout, guard: RequireSession, pages: SIGNED_IN },
  { frame: desk, guard: RequireSession, pages: CONSOLE },
  { frame: either, guard: RequireSession, pages: EITHER },
]);

export const OTHERWISE: Otherwise = {
  waiting: Skeleton,
  notFound: { frame: PublicLayout, page: NotFound },
  crash: Crash,
};
