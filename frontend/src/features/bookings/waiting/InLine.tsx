import { dateRange, moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { Tag } from "@/ui/Tag";
import { useToast } from "@/ui/Toast";
import { named, type Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useChoice } from "./useWaiting";
import { Widen } from "./Widen";
import { useWords } from "./words";

type Waiting = NonNullable<Booking["waiting"]>;

/** The place in line of each wish, what happens next, and how to wait for more. */
export function InLine({ booking, waiting }: { booking: Booking; waiting: Waiting }) {
  const words = useWords();
  const own = booking.may.includes("waiting.widen");
  return (
    <Panel title={own ? words.yourPlace : words.placeLabel}>
      <ol className="divide-y divide-solid-gray-200">
        {waiting.awaited.map((awaited) => (
          <Awaited key={awaited.wish_rank} booking={booking} awaited={awaited} />
        ))}
      </ol>
      <Refused waiting={waiting} />
      <h3 className="mt-4 text-base">{words.nextTitle}</h3>
      <ol className="mt-1 list-decimal ps-6">
        {words.next.map((sentence) => (
          <li key={sentence} className="max-w-prose py-1">
            {sentence}
          </li>
        ))}
      </ol>
      {own && <Widen booking={booking} />}
    </Panel>
  );
}

function Awaited({ booking, awaited }: { booking: Booking; awaited: Waiting["awaited"][number] }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const wish = booking.wishes.find(({ rank }) => rank === awaited.wish_rank);
  const { place_in_line: place, in_line: count } = awaited;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-bold">
            <Tag>{common.rank(awaited.wish_rank)}</Tag>
            {named(wish?.facility_name, locale)}
          </p>
          {wish && <p>{dateRange(wish.starts_on, wish.ends_on, locale)}</p>}
          <p className="text-sm text-solid-gray-700">{words.since(moment(awaited.entered_at, locale))}</p>
        </div>
        <p className="sm:text-end">
          <strong className="block text-2xl">{words.place(place)}</strong>
          <span className="text-sm text-solid-gray-700">{count > 1 ? words.of(count) : words.alone}</span>
        </p>
      </div>
      {awaited.passed_over_at && (
        <p className="mt-2 text-sm">{words.passedOver(moment(awaited.passed_over_at, locale))}</p>
      )}
      {awaited.rests && <Rests booking={booking} />}
    </li>
  );
}

/** Left an offer: why nothing is offered now, and the way back. */
function Rests({ booking }: { booking: Booking }) {
  const words = useWords();
  const toast = useToast();
  const choice = useChoice(booking);
  const again = () => choice.mutate(true, { onSuccess: () => toast(words.asked) });
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      <p className="max-w-prose text-sm">{words.rests}</p>
      {choice.error && <NotificationBanner tone="error" title={choice.error.title} />}
      {booking.may.includes("waiting.choose") && (
        <Button look="line" size="small" busy={choice.isPending} onClick={again}>
          {words.askAgain}
        </Button>
      )}
    </div>
  );
}

function Refused({ waiting }: { waiting: Waiting }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  if (waiting.refused.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 text-base">{words.refused}</h3>
      <ul className="mt-1 text-sm">
        {waiting.refused.map((offer) => (
          <li key={offer.made_at} className="py-1">
            {`${moment(offer.made_at, locale)}　${common.rank(offer.wish_rank)}　${offer.answer ? words.answers[offer.answer] : ""}`}
          </li>
        ))}
      </ul>
    </>
  );
}
