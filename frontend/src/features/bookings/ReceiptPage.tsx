import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { paths } from "@/paths";
import { Lines, Paper, type Line } from "./papers/Paper";
import { useItems } from "./papers/useItems";
import { usePeriod } from "./papers/usePeriod";
import { useWords as usePaperWords } from "./papers/words";
import { freeOf, useFreedom } from "./page/Freedom";
import { useWords as usePageWords } from "./page/words";
import { isAgreed } from "./states";
import { useStay } from "./useStay";
import type { Booking } from "./wire";
import { useWords } from "./words";

/** 受付票: says that the application arrived, and that nothing is confirmed. */
export default function ReceiptPage() {
  const words = useWords();
  const paper = usePaperWords();
  return (
    <Paper title={words.receipt.title} lead={paper.receiptLead}>
      {(booking) => (
        <>
          <Caution booking={booking} />
          <Receipt booking={booking} />
        </>
      )}
    </Paper>
  );
}

function Caution({ booking }: { booking: Booking }) {
  const words = usePaperWords();
  if (isAgreed(booking.state)) return <p className="mb-4">{words.confirmedNow}</p>;
  return (
    <div className="mb-4 border-2 border-solid-gray-800 p-4">
      <p className="text-lg font-bold">{words.notConfirmed}</p>
      <p className="mt-1">{words.notConfirmedText}</p>
    </div>
  );
}

function Receipt({ booking }: { booking: Booking }) {
  const words = usePaperWords();
  const page = usePageWords();
  const { locale } = useLocale();
  const { place } = useStay(booking);
  const period = usePeriod(booking);
  const freedom = useFreedom(freeOf(booking));
  const wish = booking.wishes.find(({ rank }) => rank === booking.wish_rank);
  const items = useItems(wish);
  const address = `${globalThis.location.origin}${paths.booking(booking.id)}`;
  const lines: Line[] = [
    { term: words.number, value: <strong className="text-lg">{booking.number}</strong> },
    { term: words.receivedAt, value: booking.submitted_at ? moment(booking.submitted_at, locale) : "" },
    { term: words.applicant, value: booking.organisation?.name ?? "" },
    { term: words.person, value: booking.applicant?.name ?? "" },
    { term: words.facility, value: place },
    { term: words.period, value: period },
    { term: words.freedom, value: freedom.join("\n") },
    { term: words.party, value: page.partyLine(booking.party, booking.children, booking.companions) },
    { term: words.items, value: items },
    { term: words.estimate, value: wish ? yen(booking.total_yen, locale) : page.totalOpen },
    { term: words.status, value: words.statusText(address) },
  ];
  return <Lines lines={lines.filter(({ value }) => value !== "")} />;
}
