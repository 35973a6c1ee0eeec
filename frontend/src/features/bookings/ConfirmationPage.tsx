import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useWords as usePageWords } from "./page/words";
import { hazardNames } from "./papers/hazards";
import { Lines, Paper, type Line } from "./papers/Paper";
import { useItems } from "./papers/useItems";
import { usePeriod } from "./papers/usePeriod";
import { useWords as usePaperWords } from "./papers/words";
import { isAgreed } from "./states";
import { useStay } from "./useStay";
import { named, type Booking, type Place } from "./wire";
import { useWords } from "./words";

/** 利用確認書: what a guest needs in the hand, and in an emergency. */
export default function ConfirmationPage() {
  const words = useWords();
  const paper = usePaperWords();
  return (
    <Paper title={words.confirmation.title} lead={paper.confirmationLead}>
      {(booking) => (isAgreed(booking.state) ? <Confirmed booking={booking} /> : <NotYet />)}
    </Paper>
  );
}

function NotYet() {
  const words = usePaperWords();
  return <NotificationBanner tone="info" title={words.notYet} />;
}

function Confirmed({ booking }: { booking: Booking }) {
  const words = usePaperWords();
  const stay = useStayLines(booking);
  const safety = useSafetyLines(booking.facility);
  return (
    <>
      <Lines lines={stay} />
      <h2 className="mt-6 mb-2 text-lg">{words.safety}</h2>
      <Lines lines={safety} />
      <h2 className="mt-6 mb-1 text-lg">{words.cancel}</h2>
      <p>{words.cancelText}</p>
    </>
  );
}

function useStayLines(booking: Booking): Line[] {
  const words = usePaperWords();
  const common = useWords();
  const page = usePageWords();
  const { locale } = useLocale();
  const { place } = useStay(booking);
  const period = usePeriod(booking);
  const { facility, also_facility: also } = booking;
  const along = also ? [named(also.name, locale), also.address, also.access_note, also.emergency_phone] : [];
  const wish = booking.wishes.find(({ rank }) => rank === booking.wish_rank);
  const items = useItems(wish);
  const names = booking.participants.map(({ name }) => name).join(common.comma);
  const arrival = booking.arrival_time ? `（${page.arrival} ${booking.arrival_time}）` : "";
  const lines: Line[] = [
    { term: words.number, value: <strong className="text-lg">{booking.number}</strong> },
    { term: words.confirmedAt, value: booking.confirmed_at ? moment(booking.confirmed_at, locale) : "" },
    { term: words.facility, value: <strong>{place}</strong> },
    { term: words.where, value: facility?.address ?? "" },
    { term: words.access, value: facility?.access_note ?? "" },
    { term: common.alongTerm, value: along.join("\n") },
    { term: words.period, value: period },
    { term: words.checkIn, value: `${facility?.check_in_time ?? words.unknown}${arrival}\n${words.arriveNote}` },
    { term: words.checkOut, value: facility?.check_out_time ?? words.unknown },
    { term: words.party, value: page.partyLine(booking.party, booking.children, booking.companions) },
    { term: words.participants, value: names === "" ? words.namesMissing : names },
    { term: words.items, value: items },
    { term: words.wifi, value: facility?.wifi_note || words.unknown },
    { term: words.estimate, value: yen(booking.total_yen, locale) },
  ];
  return lines.filter(({ value }) => value !== "");
}

function useSafetyLines(facility: Place | null | undefined): Line[] {
  const words = usePaperWords();
  const common = useWords();
  const { locale } = useLocale();
  const hazards = hazardNames(facility?.hazard ?? "", locale);
  const walk = facility?.shelter_walk_minutes;
  const shelter = [facility?.shelter_name ?? "", walk ? words.walk(walk) : ""].filter((text) => text !== "");
  return [
    { term: words.emergency, value: <strong>{facility?.emergency_phone || words.unknown}</strong> },
    { term: words.publicTerm, value: words.public },
    { term: words.shelter, value: shelter.length === 0 ? words.unknown : shelter.join("　") },
    { term: words.hazard, value: hazards.length === 0 ? words.hazardNone : hazards.join(common.comma) },
  ];
}
