import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type AnyRoute,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { PublicLayout } from "./layout/PublicLayout";
import { RequireSession } from "./layout/RequireSession";
import { Crash, NotFound } from "./layout/Trouble";
import type { Navigation } from "./ui/navigation";

type Load = () => Promise<{ default: ComponentType }>;

/** For everybody. */
const OPEN: Record<string, Load> = {
  "/": () => import("./features/matching/SearchPage"),
  "/facilities/$facilityId": () => import("./features/facilities/FacilityPage"),
  "/calls": () => import("./features/programmes/OpenCallsPage"),
  "/calls/$callId": () => import("./features/programmes/OpenCallPage"),
  "/sign-in": () => import("./features/accounts/SignInPage"),
  "/register": () => import("./features/accounts/RegisterPage"),
  "/register/confirm": () => import("./features/accounts/RegisterConfirmPage"),
  "/reset": () => import("./features/accounts/ResetPage"),
  "/invitation": () => import("./features/accounts/InvitationPage"),
  "/apply/$facilityId": () => import("./features/bookings/ApplyPage"),
  "/link": () => import("./features/bookings/LinkPage"),
  "/survey": () => import("./features/surveys/SurveyPage"),
  "/health": () => import("./features/health/HealthPage"),
  "/demo/mailbox": () => import("./features/notifications/DemoMailboxPage"),
  "/help": () => import("./features/guide/HelpPage"),
  "/privacy": () => import("./features/guide/PrivacyPage"),
  "/terms": () => import("./features/guide/TermsPage"),
  "/accessibility": () => import("./features/guide/AccessibilityPage"),
  "/flow": () => import("./features/guide/FlowPage"),
};

/** For people who signed in, on the public pages' paper. */
const SIGNED_IN: Record<string, Load> = {
  "/apply": () => import("./features/bookings/ResumePage"),
  "/bookings": () => import("./features/bookings/BookingsPage"),
  "/bookings/$bookingId": () => import("./features/bookings/BookingPage"),
  "/bookings/$bookingId/receipt": () => import("./features/bookings/ReceiptPage"),
  "/bookings/$bookingId/confirmation": () => import("./features/bookings/ConfirmationPage"),
  "/account": () => import("./features/accounts/AccountPage"),
  "/notices": () => import("./features/notifications/NoticesPage"),
  "/my-surveys": () => import("./features/surveys/MySurveysPage"),
};

/** The desks of hosts, municipalities and the secretariat. */
const CONSOLE: Record<string, Load> = {
  "/host": () => import("./features/bookings/HostWorklistPage"),
  "/host/today": () => import("./features/bookings/TodayPage"),
  "/host/facilities": () => import("./features/facilities/OwnFacilitiesPage"),
  "/host/facilities/new": () => import("./features/facilities/FacilityEditPage"),
  "/host/facilities/$facilityId/edit": () => import("./features/facilities/FacilityEditPage"),
  "/host/facilities/$facilityId/calendar": () => import("./features/availability/CalendarPage"),
  "/municipality": () => import("./features/facilities/ListingWorklistPage"),
  "/office": () => import("./features/bookings/OfficeWorklistPage"),
  "/office/results": () => import("./features/insights/ResultsPage"),
  "/office/sheets": () => import("./features/surveys/SheetsPage"),
  "/office/calls": () => import("./features/programmes/CallsPage"),
  "/office/calls/new": () => import("./features/programmes/CallEditPage"),
  "/office/calls/$callId": () => import("./features/programmes/CallPage"),
  "/office/calls/$callId/edit": () => import("./features/programmes/CallEditPage"),
  "/office/outbox": () => import("./features/notifications/OutboxPage"),
  "/office/audit": () => import("./features/audit/AuditPage"),
};

/** For desks and for contacts and supervisors, who have no desk: on the paper that the reader knows. */
const EITHER: Record<string, Load> = {
  "/members": () => import("./features/accounts/MembersPage"),
};

function pages<Parent extends AnyRoute>(parent: Parent, entries: Record<string, Load>) {
  return Object.entries(entries).map(([path, load]) =>
    createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load) }),
  );
}

const root = createRootRoute({ component: Outlet });
const open = createRoute({ getParentRoute: () => root, id: "public", component: PublicLayout });
const member = createRoute({ getParentRoute: () => open, id: "member", component: RequireSession });
const desk = createRoute({
  getParentRoute: () => root,
  id: "console",
  component: lazyRouteComponent(() => import("./layout/ConsoleLayout"), "ConsoleLayout"),
});
const deskMember = createRoute({ getParentRoute: () => desk, id: "desk", component: RequireSession });
const either = createRoute({
  getParentRoute: () => root,
  id: "either",
  component: lazyRouteComponent(() => import("./layout/EitherLayout"), "EitherLayout"),
});
const eitherMember = createRoute({ getParentRoute: () => either, id: "eitherMember", component: RequireSession });
const lost = createRoute({ getParentRoute: () => open, path: "$", component: NotFound });

const tree = root.addChildren([
  open.addChildren([member.addChildren(pages(member, SIGNED_IN)), ...pages(open, OPEN), lost]),
  desk.addChildren([deskMember.addChildren(pages(deskMember, CONSOLE))]),
  either.addChildren([eitherMember.addChildren(pages(eitherMember, EITHER))]),
]);

/** Plain addresses (`?must=vpn&must=booth`), not the router's JSON in the query. */
function parseSearch(text: string): Record<string, string[]> {
  const search = new URLSearchParams(text);
  return Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
}

function stringifySearch(search: Record<string, unknown>): string {
  const plain = new URLSearchParams();
  for (const [key, values] of Object.entries(search)) {
    for (const value of Array.isArray(values) ? values : [values]) plain.append(key, String(value));
  }
  const text = plain.toString();
  return text === "" ? "" : `?${text}`;
}

export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultErrorComponent: Crash,
    defaultNotFoundComponent: NotFound,
  });
}

/** What `ui/` gets instead of the router. */
export function navigationOf(router: ReturnType<typeof createAppRouter>): Navigation {
  return {
    go: (href) => router.history.push(href),
    preload: (href) => {
      const { pathname } = new URL(href, globalThis.location.origin);
      void router.preloadRoute({ to: pathname } as Parameters<typeof router.preloadRoute>[0]).catch(() => {});
    },
  };
}
