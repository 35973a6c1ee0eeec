import type { ReactNode } from "react";
import { query } from "@/api/query";
import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { AvailabilityMark, type Availability } from "@/ui/AvailabilityMark";
import { Button } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Skeleton } from "@/ui/Skeleton";
import { useToast } from "@/ui/Toast";
import { WISHES_MAX } from "../apply/draft";
import { Trouble } from "../Trouble";
import type { Booking, Wish } from "../wire";
import { useWidening } from "./useWaiting";
import { useWords } from "./words";

/** What is free instead of the first wish, one press each: the wish is added and the turn of the others stays. */
export function Widen({ booking }: { booking: Booking }) {
  const words = useWords();
  return (
    <section aria-labelledby="widen" data-screen-only className="mt-6 border-t border-solid-gray-200 pt-4">
      <h3 id="widen" className="text-base">
        {words.widen}
      </h3>
      {booking.wishes.length >= WISHES_MAX ? <p>{words.widenMost}</p> : <Others booking={booking} />}
      <SearchLink booking={booking} />
    </section>
  );
}

function SearchLink({ booking }: { booking: Booking }) {
  const words = useWords();
  const first = booking.wishes[0];
  if (!first) return null;
  const { starts_on, ends_on } = first;
  const asked = new URLSearchParams({ starts_on, ends_on, party: String(booking.party) });
  return (
    <Link href={`${paths.search()}?${asked.toString()}`} className="link mt-2 inline-flex min-h-11 items-center">
      {words.search}
    </Link>
  );
}

function Others({ booking }: { booking: Booking }) {
  const words = useWords();
  const { locale } = useLocale();
  const toast = useToast();
  const widening = useWidening(booking);
  const params = { path: { id: booking.id } };
  const asked = query.useQuery("get", "/api/bookings/{id}/alternatives", { params });
  const first = booking.wishes[0];
  if (!asked.data || !first?.facility_id) {
    return asked.error ? <Trouble failure={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton rows={1} />;
  }
  const { dates, types } = asked.data;
  const places = asked.data.places.filter(({ items }) => items.length > 0);
  const { facility_id, starts_on, ends_on } = first;
  const items = first.items.map(({ unit_type_id, quantity }) => ({ unit_type_id, quantity }));
  const same: Wish = { facility_id, starts_on, ends_on, items };
  const add = (wish: Partial<Wish>) => widening.mutate({ ...same, ...wish }, { onSuccess: () => toast(words.added) });
  const name = (ja: string, en: string) => (locale === "ja" ? ja : en || ja);
  return (
    <>
      <p className="max-w-prose text-sm text-solid-gray-700">
        {dates.length + types.length + places.length > 0 ? words.widenLead : words.widenNone}
      </p>
      {widening.error && (
        <NotificationBanner tone="error" title={widening.error.title}>
          {widening.error.fields?.[0]?.message ?? widening.error.detail}
        </NotificationBanner>
      )}
      <Group title={words.dates}>
        {dates.map((other) => (
          <Choice
            key={other.starts_on}
            status={other.status}
            busy={widening.isPending}
            label={words.addDates(dateRange(other.starts_on, other.ends_on, locale))}
            onPress={() => add({ starts_on: other.starts_on, ends_on: other.ends_on })}
          />
        ))}
      </Group>
      <Group title={words.types}>
        {types.map(({ unit_type_id, name_ja, name_en, quantity, status }) => (
          <Choice
            key={unit_type_id}
            status={status}
            busy={widening.isPending}
            label={words.addType(name(name_ja, name_en), quantity)}
            onPress={() => add({ items: [{ unit_type_id, quantity }] })}
          />
        ))}
      </Group>
      <Group title={words.places}>
        {places.map((other) => (
          <Choice
            key={other.facility_id}
            status={other.status}
            busy={widening.isPending}
            label={words.addPlace(name(other.name_ja, other.name_en))}
            onPress={() => add({ facility_id: other.facility_id, items: other.items })}
          />
        ))}
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="mt-3">
      <h4 className="text-sm">{title}</h4>
      <ul className="mt-1 flex flex-col gap-2">{children}</ul>
    </section>
  );
}

type ChoiceProps = { label: string; status: Availability; busy: boolean; onPress: () => void };

function Choice({ label, status, busy, onPress }: ChoiceProps) {
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Button look="line" size="small" busy={busy} onClick={onPress}>
        {label}
      </Button>
      <AvailabilityMark status={status} word />
    </li>
  );
}
