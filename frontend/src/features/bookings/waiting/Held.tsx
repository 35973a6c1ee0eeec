import { dateRange, moment, stayLength } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yenWithTax } from "@/lib/money";
import { DescriptionList, Panel } from "@/ui/Panel";
import { named, type Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** What is held for somebody who waited: until when, what it costs, and what silence means. */
export function Held({ booking, waiting }: { booking: Booking; waiting: NonNullable<Booking["waiting"]> }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const { offer } = waiting;
  const wish = booking.wishes.find(({ rank }) => rank === offer?.wish_rank);
  if (!offer || !wish) return null;
  const dates = `${dateRange(wish.starts_on, wish.ends_on, locale)}　${stayLength(wish.starts_on, wish.ends_on, locale)}`;
  const items = wish.items.map((item) => common.items(named(item.name, locale), item.quantity)).join(common.comma);
  return (
    <Panel title={words.offerTitle}>
      <DescriptionList
        items={[
          { term: words.offerUntil, value: <strong className="text-lg">{moment(offer.held_until, locale)}</strong> },
          {
            term: words.offerFor,
            value: (
              <>
                <span className="block">{`${common.rank(wish.rank)}　${named(wish.facility_name, locale)}`}</span>
                <span className="block">{dates}</span>
                <span className="block text-sm text-solid-gray-700">{items}</span>
              </>
            ),
          },
          { term: words.offerCost, value: yenWithTax(wish.total_yen, locale) },
        ]}
      />
      <p className="mt-2 max-w-prose text-sm">{words.offerSilence}</p>
      <p className="max-w-prose text-sm">{words.offerFee}</p>
    </Panel>
  );
}
