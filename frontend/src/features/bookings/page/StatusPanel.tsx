import type { ReactNode } from "react";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Icon } from "@/ui/Icon";
import { BookingBadge } from "../BookingBadge";
import { isAgreed, isYours, type Reader } from "../states";
import type { Booking } from "../wire";
import { asked, useWords as useBookingWords } from "../words";
import { nextStep } from "./next";
import { useWords } from "./words";

/** Who holds it now, until when, and what the reader can do: the first thing on the page. */
export function StatusPanel({ booking, reader, children }: { booking: Booking; reader: Reader; children: ReactNode }) {
  const words = useWords();
  const yours = isYours(booking);
  return (
    <section
      aria-label={words.nextTitle}
      className={`panel flex flex-col gap-3 p-4 md:p-6 ${yours ? "border-s-4 border-s-key-900" : ""}`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <BookingBadge booking={booking} />
        <HolderLine booking={booking} yours={yours} />
      </div>
      <Asked booking={booking} />
      <p className="max-w-prose text-lg leading-160">{nextStep(words, booking, reader)}</p>
      {booking.closed_by === "automatic" && <p>{words.automatic}</p>}
      {booking.closed_by === "unconfirmed" && <p>{words.unconfirmed}</p>}
      {children}
    </section>
  );
}

/** Of two places: whose host is still asked, once one has accepted or while both are. */
function Asked({ booking: { holder } }: { booking: Booking }) {
  const common = useBookingWords();
  const { locale } = useLocale();
  const whom = asked(common, holder?.places ?? [], locale);
  return whom && <p className="font-bold">{whom}</p>;
}

function HolderLine({ booking, yours }: { booking: Booking; yours: boolean }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  if (isAgreed(booking.state) && !booking.holder?.until) return null;
  if (!booking.holder) {
    return <p className="text-solid-gray-700">{booking.state === "waiting" ? words.nobodyYet : words.nobody}</p>;
  }
  const { standing, until } = booking.holder;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className={yours ? "font-bold" : ""}>
        {yours ? words.holderYou : words.holder(common.standings[standing] ?? standing)}
      </span>
      {until && (
        <span className="inline-flex items-center gap-1 font-bold">
          <Icon name="clock" size={18} />
          {words.until(moment(until, locale))}
        </span>
      )}
    </p>
  );
}
