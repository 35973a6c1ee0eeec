import { lazy, Suspense } from "react";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { usePathParam } from "@/lib/route";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { ActionBar } from "./acts/ActionBar";
import { openChange, OpenChange, PastChanges } from "./change/ChangePanel";
import { useWords as useChangeWords } from "./change/words";
import { CalendarButton } from "./page/CalendarButton";
import { Content } from "./page/Content";
import { History } from "./page/History";
import { Participants } from "./page/Participants";
import { Plan } from "./page/Plan";
import { Rivals } from "./page/Rivals";
import { StatusPanel } from "./page/StatusPanel";
import { Way } from "./page/Way";
import { Costs, Wishes } from "./page/Wishes";
import { useWords as usePageWords } from "./page/words";
import { StayProblems } from "./problems/StayProblems";
import { AfterStay, Reports } from "./report/AfterStay";
import { isAgreed, isReceived, readerOf, type Reader } from "./states";
import { Trouble } from "./Trouble";
import { useStay } from "./useStay";
import { Held } from "./waiting/Held";
import { InLine } from "./waiting/InLine";
import { WaitChoice } from "./waiting/WaitChoice";
import type { Booking } from "./wire";
import { useWords } from "./words";

/** Read by few, and only where a round decided. */
const Why = lazy(() => import("../rounds/outcome/Why").then((module) => ({ default: module.Why })));
const HostWhy = lazy(() => import("../rounds/outcome/HostWhy").then((module) => ({ default: module.HostWhy })));

export default function BookingPage() {
  const words = useWords();
  const id = usePathParam("bookingId");
  const { me } = useSession();
  const asked = query.useQuery("get", "/api/bookings/{id}", { params: { path: { id } } });
  if (asked.data && me) return <Page booking={asked.data} reader={readerOf(asked.data, me)} />;
  return (
    <>
      <PageTitle title={words.booking.title} />
      {asked.error ? <Trouble failure={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton />}
    </>
  );
}

function Page({ booking, reader }: { booking: Booking; reader: Reader }) {
  const words = useWords();
  const page = usePageWords();
  const { place, dates, length } = useStay(booking);
  const decides = booking.rivals.length > 0 || booking.may.includes("booking.accept");
  const guest = reader === "applicant" || reader === "participant";
  return (
    <>
      <PageTitle
        title={place}
        over={`${words.number} ${booking.number}`}
        lead={length === "" ? dates : `${dates}　${length}`}
        actions={<Papers booking={booking} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <StatusPanel booking={booking} reader={reader}>
            <Correct booking={booking} />
            <AskForChange booking={booking} />
            <ActionBar booking={booking} guest={guest} />
          </StatusPanel>
          {booking.waiting && booking.state === "waiting" && <InLine booking={booking} waiting={booking.waiting} />}
          {booking.waiting && booking.state === "offered" && <Held booking={booking} waiting={booking.waiting} />}
          {isReceived(booking) && (
            <Suspense fallback={null}>
              {reader === "host" ? <HostWhy bookingId={booking.id} /> : <Why bookingId={booking.id} />}
            </Suspense>
          )}
          <StayProblems booking={booking} guest={guest} />
          <OpenChange booking={booking} />
          {booking.may.includes("report.write") && <AfterStay booking={booking} />}
          {decides && (
            <Panel title={page.rivals}>
              <Rivals rivals={booking.rivals} />
            </Panel>
          )}
          <Content booking={booking} />
          {booking.work_days.length > 0 && (
            <Panel title={page.plan}>
              <Plan days={booking.work_days} />
            </Panel>
          )}
          <Participants booking={booking} />
          {!guest && <Reports booking={booking} />}
          <Wishes booking={booking} />
          <WaitChoice booking={booking} />
          <PastChanges booking={booking} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Way booking={booking} />
          <Costs booking={booking} />
          <History lines={booking.history} />
        </div>
      </div>
    </>
  );
}

/** A draft is continued and a returned application corrected in the form that it was written in. */
function Correct({ booking }: { booking: Booking }) {
  const page = usePageWords();
  if (!booking.may.includes("booking.update")) return null;
  return (
    <div data-screen-only>
      <LinkButton href={paths.editBooking(booking.id)} icon="pencil">
        {booking.state === "returned" ? page.edit : page.continueDraft}
      </LinkButton>
    </div>
  );
}

/** Whoever applied asks for other dates or people on a page of its own, also to correct a change that came back. */
function AskForChange({ booking }: { booking: Booking }) {
  const words = useChangeWords();
  if (!booking.may.includes("change.request")) return null;
  return (
    <div data-screen-only>
      <LinkButton look="line" href={paths.changeBooking(booking.id)} icon="pencil">
        {openChange(booking) ? words.correct : words.open}
      </LinkButton>
    </div>
  );
}

function Papers({ booking }: { booking: Booking }) {
  const page = usePageWords();
  const agreed = isAgreed(booking.state);
  return (
    <>
      {isReceived(booking) && (
        <LinkButton look="line" size="small" icon="print" href={paths.receipt(booking.id)}>
          {page.receipt}
        </LinkButton>
      )}
      {agreed && (
        <LinkButton look="line" size="small" icon="print" href={paths.confirmation(booking.id)}>
          {page.confirmation}
        </LinkButton>
      )}
      {agreed && <CalendarButton booking={booking} />}
    </>
  );
}
