import { asProblem } from "@/api/problem";
import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { DescriptionList, Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { useToken } from "./link/useLink";
import { hazardNames } from "./papers/hazards";
import { ReportedList } from "./problems/Reported";
import { ReportForm } from "./problems/ReportForm";
import { useGuestPage, useGuestReport } from "./problems/useProblems";
import { useWords } from "./problems/words";
import { named, type GuestPage as Guest } from "./wire";
import { useWords as useBookingWords } from "./words";

/** The page of somebody who stays, by the link of the day before: what is needed, and a way to be heard. */
export default function GuestPage() {
  const words = useWords();
  const token = useToken();
  const asked = useGuestPage(token);
  const problem = asked.error ? asProblem(asked.error) : null;
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle title={words.guestTitle} lead={words.guestLead} />
      {token === "" && (
        <NotificationBanner tone="warning" title={words.missingTitle}>
          {words.missingText}
        </NotificationBanner>
      )}
      {token !== "" && asked.isPending && <Skeleton rows={2} />}
      {problem && (
        <NotificationBanner tone="warning" title={problem.title}>
          {problem.detail}
        </NotificationBanner>
      )}
      {asked.data && <Page guest={asked.data} token={token} />}
    </div>
  );
}

function Page({ guest, token }: { guest: Guest; token: string }) {
  const words = useWords();
  const send = useGuestReport(token);
  return (
    <div className="flex flex-col gap-6">
      <Panel title={words.report}>
        {guest.can_report ? (
          <>
            <p>{words.reportLead}</p>
            <p className="mb-4 font-bold">
              {words.urgent} <Phone number={guest.facility.emergency_phone} />
            </p>
            <ReportForm send={send} />
          </>
        ) : (
          <p>{words.notNow}</p>
        )}
      </Panel>
      {guest.problems.length > 0 && (
        <Panel title={words.own}>
          <ReportedList problems={guest.problems} />
        </Panel>
      )}
      <Stay guest={guest} />
      <Safety guest={guest} />
    </div>
  );
}

function Phone({ number }: { number: string }) {
  if (number === "") return null;
  return (
    <a className="link target-44 font-bold" href={`tel:${number}`}>
      {number}
    </a>
  );
}

function Stay({ guest }: { guest: Guest }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const { facility, also_facility: also, starts_on: from, ends_on: until } = guest;
  const along = also ? [named(also.name, locale), also.address] : [];
  const lines = [
    { term: words.number, value: guest.booking_number },
    { term: words.period, value: from && until ? dateRange(from, until, locale) : common.noDates },
    { term: words.address, value: facility.address },
    { term: words.access, value: facility.access_note },
    { term: words.checkIn, value: facility.check_in_time ?? words.unknown },
    { term: words.checkOut, value: facility.check_out_time ?? words.unknown },
    { term: common.alongTerm, value: along.filter((text) => text !== "").join("　") },
    { term: words.wifi, value: facility.wifi_note === "" ? words.unknown : facility.wifi_note },
  ];
  return (
    <Panel title={named(facility.name, locale)}>
      <DescriptionList items={lines.filter(({ value }) => value !== "")} />
    </Panel>
  );
}

function Safety({ guest: { facility } }: { guest: Guest }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const hazards = hazardNames(facility.hazard, locale);
  const walk = facility.shelter_walk_minutes;
  const shelter = [facility.shelter_name, walk ? words.walk(walk) : ""].filter((text) => text !== "").join("　");
  const phone = facility.emergency_phone;
  return (
    <Panel title={words.safety}>
      <DescriptionList
        items={[
          {
            term: words.emergency,
            value: phone === "" ? words.unknown : <Phone number={phone} />,
          },
          { term: words.publicTerm, value: words.public },
          { term: words.shelter, value: shelter === "" ? words.unknown : shelter },
          { term: words.hazard, value: hazards.length === 0 ? words.hazardNone : hazards.join(common.comma) },
        ]}
      />
    </Panel>
  );
}
