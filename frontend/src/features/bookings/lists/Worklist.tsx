import { lazy, Suspense, useState } from "react";
import { query } from "@/api/query";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { useNavigation, Link } from "@/ui/navigation";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { Tag } from "@/ui/Tag";
import { useWords as useChangeWords } from "../change/words";
import { Trouble } from "../Trouble";
import { useNow } from "../useNow";
import { useStay } from "../useStay";
import type { BookingRow } from "../wire";
import { useWords as useBookingWords } from "../words";
import { age, timeLeft, URGENCIES, urgencyOf, type Urgency } from "./urgency";
import { useBookings } from "./useBookings";
import { useWords } from "./words";

/** Asked for once a row is opened: a list of what waits must not wait for the ways to decide. */
const Brief = lazy(() => import("./Brief").then((file) => ({ default: file.Brief })));

/** What waits for the reader, whichever role it plays; what burns stands first. */
export function Worklist({ allHref }: { allHref?: string }) {
  const words = useWords();
  const now = useNow();
  const { go } = useNavigation();
  const { rows, error, retry, hasNext, onNext, busy } = useBookings({ view: "worklist" });
  if (!rows) return error ? <Trouble failure={error} onRetry={retry} /> : <Skeleton />;
  if (rows.length === 0) {
    const actions = allHref === undefined ? [] : [{ label: words.allBookings, onPress: () => go(allHref) }];
    return (
      <EmptyState title={words.waitingEmpty} icon="success" actions={actions}>
        {words.waitingEmptyText}
      </EmptyState>
    );
  }
  return (
    <>
      {URGENCIES.map((urgency) => (
        <Heap key={urgency} urgency={urgency} rows={rows.filter((row) => urgencyOf(row, now) === urgency)} now={now} />
      ))}
      <Pagination hasNext={hasNext} onNext={onNext} busy={busy} />
    </>
  );
}

function Heap({ urgency, rows, now }: { urgency: Urgency; rows: readonly BookingRow[]; now: Date }) {
  const words = useWords();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`heap-${urgency}`} className="mb-8">
      <h2 id={`heap-${urgency}`} className="mb-3 text-lg">
        {words.urgencies[urgency]}
        <span className="ms-2 text-base font-normal text-solid-gray-700">{words.counts(rows.length)}</span>
      </h2>
      <ul className="flex flex-col gap-4">
        {rows.map((row) => (
          <li key={row.id}>
            <ApprovalRow row={row} urgency={urgency} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const TONES: Record<Urgency, StatusTone> = {
  overdue: "bad",
  soon: "caution",
  arrival: "yours",
  fresh: "yours",
  waiting: "waiting",
};

/** One matter; opened in place it shows what is needed to decide, rivals included, before any button. */
function ApprovalRow({ row, urgency, now }: { row: BookingRow; urgency: Urgency; now: Date }) {
  const words = useWords();
  const common = useBookingWords();
  const changing = useChangeWords();
  const { locale } = useLocale();
  const [open, setOpen] = useState(false);
  const { place, dates, length } = useStay(row);
  const until = row.holder?.until;
  return (
    <article aria-labelledby={`row-${row.id}`} className="panel p-4 md:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-2">
            {until && (
              <StatusBadge tone={TONES[urgency]} icon="clock">
                {timeLeft(until, now, words.left)}
              </StatusBadge>
            )}
            {row.change_state && <Tag>{changing.tag}</Tag>}
            <Tag>{common.kinds[row.kind]}</Tag>
            {row.channel !== "web" && <Tag>{common.channels[row.channel]}</Tag>}
            <span className="text-sm text-solid-gray-700">{row.number}</span>
          </p>
          <h3 id={`row-${row.id}`} className="mt-1 text-lg">
            <Link href={paths.booking(row.id)}>{row.organisation_name ?? place}</Link>
          </h3>
          <Parts parts={[dates, length, common.people(row.party)]} className="" />
          <Parts
            parts={[
              row.organisation_name ? place : "",
              words.received(age(row.submitted_at ?? row.updated_at, now, words.ago)),
              until ? words.until(moment(until, locale)) : "",
            ]}
            className="text-sm text-solid-gray-700"
          />
        </div>
        <Button look={open ? "line" : "fill"} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.close : words.check}
        </Button>
      </div>
      {open && <Opened id={row.id} />}
    </article>
  );
}

/** Facts in one line, which breaks between them and not within. */
function Parts({ parts, className }: { parts: readonly string[]; className: string }) {
  return (
    <p className={`flex flex-wrap gap-x-4 ${className}`}>
      {parts
        .filter((part) => part !== "")
        .map((part) => (
          <span key={part}>{part}</span>
        ))}
    </p>
  );
}

function Opened({ id }: { id: string }) {
  const asked = query.useQuery("get", "/api/bookings/{id}", { params: { path: { id } } });
  return (
    <div className="mt-4 border-t border-solid-gray-200 pt-4">
      {asked.data ? (
        <Suspense fallback={<Skeleton rows={1} />}>
          <Brief booking={asked.data} />
        </Suspense>
      ) : asked.error ? (
        <Trouble failure={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton rows={1} />
      )}
    </div>
  );
}
