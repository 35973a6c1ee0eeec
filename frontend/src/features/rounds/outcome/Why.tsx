import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { dateRange, moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { count } from "@/lib/money";
import { paths } from "@/paths";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
import { Panel } from "@/ui/Panel";
import { Tag } from "@/ui/Tag";
import { Reasons } from "../Reasons";
import { usePlaces } from "../usePlaces";
import type { Outcome } from "../wire";
import { useWords as useRoundWords } from "../words";
import { ticketOf } from "./ticket";
import { useWords } from "./words";

/** For who applied and for the office: why this place, and why not each of the others. Nothing where no round decided. */
export function Why({ bookingId }: { bookingId: string }) {
  const asked = query.useQuery("get", "/api/bookings/{id}/outcome", { params: { path: { id: bookingId } } });
  return asked.data ? <Answer outcome={asked.data} /> : null;
}

function Answer({ outcome }: { outcome: Outcome }) {
  const words = useWords();
  const { methods } = useRoundWords();
  const { locale } = useLocale();
  return (
    <Panel title={words.why}>
      <p className="max-w-[45em] whitespace-pre-line">{outcome.text}</p>
      <p className="text-sm text-solid-gray-700">
        {words.decided(moment(outcome.applied_at, locale), methods[outcome.method])}
      </p>
      <Given outcome={outcome} />
      {outcome.wishes.length > 0 && (
        <>
          <h3 className="mt-4 text-base">{words.wishes}</h3>
          <ol className="divide-y divide-solid-gray-200">
            {outcome.wishes.map((wish) => (
              <WishResult key={wish.rank} wish={wish} />
            ))}
          </ol>
        </>
      )}
      <Drawn outcome={outcome} />
      <Link href={paths.roundResults(outcome.call_id)} className="link target-44">
        {words.public}
      </Link>
    </Panel>
  );
}

/** A place that was none of the wishes has its reasons here; a wish has them with the wish. */
function Given({ outcome }: { outcome: Outcome }) {
  const words = useWords();
  const { locale } = useLocale();
  const named = usePlaces();
  const { facility, also, starts_on, ends_on, rank } = outcome;
  if (!facility || !starts_on || !ends_on || rank != null) return null;
  return (
    <>
      <h3 className="mt-4 text-base">{words.given}</h3>
      <p>
        <strong>{named({ facility, also })}</strong>　{dateRange(starts_on, ends_on, locale)}
      </p>
      <Reasons label={words.fit} met={outcome.met} unmet={outcome.unmet} />
    </>
  );
}

function WishResult({ wish }: { wish: Outcome["wishes"][number] }) {
  const named = usePlaces();
  const words = useWords();
  const { locale } = useLocale();
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Tag>{words.rank(wish.rank)}</Tag>
        <strong>{named(wish)}</strong>
        <span>{dateRange(wish.starts_on, wish.ends_on, locale)}</span>
      </p>
      <p className="flex gap-2">
        <Icon
          name={wish.is_given ? "check" : "minus"}
          className={`mt-0.5 ${wish.is_given ? "text-success-2" : "text-solid-gray-700"}`}
        />
        <span>
          <span className="font-bold">{wish.is_given ? words.isGiven : words.notGiven}</span>
          <span className="block">{wish.text}</span>
        </span>
      </p>
      <Reasons label={words.fit} met={wish.met} unmet={wish.unmet} />
    </li>
  );
}

/** By what number this application stood in the lottery, for who wants to draw it again. */
function Drawn({ outcome: { seed, booking_id: id } }: { outcome: Outcome }) {
  const { draw: words } = useWords();
  const { data } = useQuery({
    queryKey: ["ticket", seed, id],
    queryFn: () => ticketOf(seed, id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <p className="mt-4 text-sm text-solid-gray-700" translate="no">
      {data == null ? words.ownOnly(id) : words.own(id, count(data))}
    </p>
  );
}
