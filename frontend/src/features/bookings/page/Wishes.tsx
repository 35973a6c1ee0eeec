import { dateRange, shortDate, stayLength } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yen, yenWithTax } from "@/lib/money";
import { Panel } from "@/ui/Panel";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { Tag } from "@/ui/Tag";
import { hasEnded } from "../states";
import { named, placesOf, type Booking, type BookingWish } from "../wire";
import { useWords as useBookingWords } from "../words";
import { FreedomLines, freeOf } from "./Freedom";
import { useWords } from "./words";

/** First to third wish with what became of each, and what would be taken beside them. */
export function Wishes({ booking }: { booking: Booking }) {
  const words = useWords();
  if (booking.wishes.length === 0 && !booking.anywhere) return null;
  return (
    <Panel title={words.wishes}>
      {booking.wishes.length > 0 && (
        <ol className="divide-y divide-solid-gray-200">
          {booking.wishes.map((wish) => (
            <WishLine key={wish.rank} wish={wish} booking={booking} />
          ))}
        </ol>
      )}
      <FreedomLines {...freeOf(booking)} />
    </Panel>
  );
}

const TONES: Record<NonNullable<BookingWish["outcome"]>, StatusTone> = {
  accepted: "good",
  declined: "neutral",
  taken: "neutral",
};

function WishLine({ wish, booking }: { wish: BookingWish; booking: Booking }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const considered = booking.wish_rank === wish.rank && !hasEnded(booking.state) && booking.wishes.length > 1;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-bold">
          <Tag>{wish.wished_as == null ? common.otherPlace : common.rank(wish.wished_as)}</Tag>
          {wish.facility_name ? named(wish.facility_name, locale) : common.noPlace}
        </p>
        <p>
          {dateRange(wish.starts_on, wish.ends_on, locale)}　{stayLength(wish.starts_on, wish.ends_on, locale)}
        </p>
        {placesOf(wish).map(({ name, items }, index) => (
          <p key={named(name, locale)} className="text-sm text-solid-gray-700">
            {index > 0 && <strong className="block text-base">{common.along(named(name, locale))}</strong>}
            {items.map((item) => common.items(named(item.name, locale), item.quantity)).join(common.comma)}
          </p>
        ))}
      </div>
      <div className="flex flex-col items-end gap-1">
        {wish.outcome ? (
          <StatusBadge tone={TONES[wish.outcome]}>{common.outcomes[wish.outcome]}</StatusBadge>
        ) : (
          considered && <StatusBadge tone="waiting">{words.considered}</StatusBadge>
        )}
        <p>{yen(wish.total_yen, locale)}</p>
      </div>
    </li>
  );
}

/** What it will cost, whom it is paid to, and what leaving costs. */
export function Costs({ booking }: { booking: Booking }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const wish = booking.wishes.find(({ rank }) => rank === booking.wish_rank);
  const charged = booking.fee_yen ?? null;
  return (
    <Panel title={words.costs}>
      <dl className="flex flex-col gap-1">
        {(wish ? placesOf(wish) : []).flatMap(({ name, items }, _, places) =>
          items.map((item) => (
            <Amount
              key={item.unit_type_id}
              term={common.items(named(item.name, locale), item.quantity)}
              note={places.length > 1 ? named(name, locale) : ""}
              value={yen(item.price_yen, locale)}
            />
          )),
        )}
        {wish ? (
          <Amount term={words.total} value={yenWithTax(booking.total_yen, locale)} strong />
        ) : (
          <Amount term={words.total} value={words.totalOpen} />
        )}
        {charged !== null && <Amount term={words.feeCharged} value={yenWithTax(charged, locale)} strong />}
      </dl>
      {booking.cancellation && <CancelRule cancellation={booking.cancellation} />}
      <p className="mt-3 text-sm text-solid-gray-700">{common.contractLong}</p>
    </Panel>
  );
}

type AmountProps = { term: string; note?: string; value: string; strong?: boolean };

function Amount({ term, note = "", value, strong = false }: AmountProps) {
  return (
    <div
      className={`flex items-baseline justify-between gap-4 ${strong ? "mt-1 border-t border-solid-gray-200 pt-2 font-bold" : ""}`}
    >
      <dt className="min-w-0">
        {term}
        {note !== "" && <span className="block text-sm text-solid-gray-700">{note}</span>}
      </dt>
      <dd className={`whitespace-nowrap ${strong ? "text-lg" : ""}`}>{value}</dd>
    </div>
  );
}

function CancelRule({ cancellation }: { cancellation: NonNullable<Booking["cancellation"]> }) {
  const words = useWords();
  const { locale } = useLocale();
  const { fee_yen, percent, free_until } = cancellation;
  return (
    <div className="mt-3 rounded-8 bg-solid-gray-50 p-3 text-sm">
      <p className="font-bold">{words.cancelRule}</p>
      <p>{fee_yen === 0 ? words.cancelFree : words.cancelNow(yen(fee_yen, locale), percent)}</p>
      {free_until && fee_yen === 0 && <p>{words.freeUntil(shortDate(free_until, locale))}</p>}
    </div>
  );
}
