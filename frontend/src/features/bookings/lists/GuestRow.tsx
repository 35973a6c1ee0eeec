import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { ActionBar } from "../acts/ActionBar";
import { BookingBadge } from "../BookingBadge";
import { useStay } from "../useStay";
import type { BookingRow } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** One party at the desk: who, until when, and the one press that is due. */
export function GuestRow({ row }: { row: BookingRow }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const { place } = useStay(row);
  const due = row.may.filter((verb) => ["booking.check_in", "booking.check_out", "booking.no_show"].includes(verb));
  return (
    <article aria-labelledby={`guest-${row.id}`} className="panel flex flex-wrap items-start justify-between gap-4 p-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2">
          <BookingBadge booking={row} />
          <span className="text-sm text-solid-gray-700">{row.number}</span>
        </p>
        <h3 id={`guest-${row.id}`} className="mt-1 text-lg">
          <Link href={paths.booking(row.id)}>{row.organisation_name ?? place}</Link>
        </h3>
        <p>
          {[
            common.people(row.party),
            row.ends_on ? words.untilDay(shortDate(row.ends_on, locale)) : "",
            row.arrival_time ? words.arrivalAt(row.arrival_time) : "",
          ]
            .filter((part) => part !== "")
            .join("　")}
        </p>
        <p className="text-sm text-solid-gray-700">
          {row.organisation_name ? `${place}　` : ""}
          {row.participant_names.length > 0
            ? common.labelled(words.names, row.participant_names.join(common.comma))
            : words.namesNone}
        </p>
      </div>
      <ActionBar booking={{ ...row, may: due }} />
    </article>
  );
}
