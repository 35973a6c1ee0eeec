import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
import { BookingBadge } from "../BookingBadge";
import { isAgreed, type Shelf as ShelfName } from "../states";
import { useStay } from "../useStay";
import type { BookingRow } from "../wire";
import { asked, useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** One part of "my stays". */
export function Shelf({ name, rows }: { name: ShelfName; rows: readonly BookingRow[] }) {
  const words = useWords();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`shelf-${name}`} className="mb-8">
      <h2 id={`shelf-${name}`} className="mb-3 text-xl">
        {words.shelves[name]}
        <span className="ms-2 text-base font-normal text-solid-gray-700">{words.counts(rows.length)}</span>
      </h2>
      <ul className="grid gap-4 lg:grid-cols-2">
        {rows.map((row) => (
          <li key={row.id}>
            <StayCard row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StayCard({ row }: { row: BookingRow }) {
  const words = useWords();
  const common = useBookingWords();
  const { place, dates, length } = useStay(row);
  const draft = row.state === "draft";
  const title = draft ? words.draftTitle : place;
  const href = draft ? paths.editBooking(row.id) : paths.booking(row.id);
  return (
    <article aria-labelledby={`booking-${row.id}`} className="panel flex h-full flex-col gap-2 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <BookingBadge booking={row} />
        <span className="text-sm text-solid-gray-700">{`${common.number} ${row.number}`}</span>
      </div>
      <h3 id={`booking-${row.id}`} className="text-lg">
        <Link href={href}>{title}</Link>
      </h3>
      <p>{[row.starts_on ? dates : "", length, common.people(row.party)].filter((part) => part !== "").join("　")}</p>
      <HolderLine row={row} />
      {(draft || row.state === "returned") && (
        <div className="mt-auto pt-2">
          <LinkButton size="small" href={href}>
            {draft ? words.continueDraft : words.open}
          </LinkButton>
        </div>
      )}
    </article>
  );
}

export function HolderLine({ row }: { row: Pick<BookingRow, "holder" | "state"> }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  // Nobody has to act on a confirmed stay but for what its own page names.
  if (!row.holder || (isAgreed(row.state) && !row.holder.until)) return null;
  const { standing, places, until } = row.holder;
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      <span>{words.holder(asked(common, places, locale) ?? common.standings[standing] ?? standing)}</span>
      {until && (
        <span className="inline-flex items-center gap-1">
          <Icon name="clock" size={16} />
          {words.until(moment(until, locale))}
        </span>
      )}
    </p>
  );
}
