import type { ReactNode } from "react";
import { dateRange } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Icon } from "@/ui/Icon";
import { StatusBadge } from "@/ui/StatusBadge";
import { Tag } from "@/ui/Tag";
import { AskedLine } from "../AskedLine";
import { Reasons } from "../Reasons";
import { usePlaces } from "../usePlaces";
import type { Claim, Placed, Unplaced } from "../wire";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** Who goes where, with the reasons from fit and what would have been liked better. */
export function PlacedList({ placed }: { placed: readonly Placed[] }) {
  const words = useWords();
  if (placed.length === 0) return <p>{words.nonePlaced}</p>;
  return (
    <ul className="divide-y divide-solid-gray-300">
      {placed.map((stay) => (
        <PlacedRow key={stay.asked.booking_id} stay={stay} />
      ))}
    </ul>
  );
}

function PlacedRow({ stay }: { stay: Placed }) {
  const words = useWords();
  const named = usePlaces();
  const { locale } = useLocale();
  return (
    <Row asked={<AskedLine asked={stay.asked} />}>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <strong>{named(stay)}</strong>
        <span>{dateRange(stay.starts_on, stay.ends_on, locale)}</span>
        <Tag>{stay.rank == null ? words.other : words.rank(stay.rank)}</Tag>
        {stay.is_pinned && (
          <StatusBadge tone="waiting" icon="pin">
            {words.pinned}
          </StatusBadge>
        )}
      </p>
      <p className="text-sm text-solid-gray-700">
        {[words.scores(stay.score, stay.host_score), shift(stay.days_off, words), ...units(stay, words, locale)]
          .filter((text) => text !== "")
          .join("　")}
      </p>
      <Reasons label={words.why} met={stay.met} unmet={stay.unmet} />
      <Claims claims={stay.claims} />
    </Row>
  );
}

function shift(days: number, words: Messages): string {
  if (days === 0) return "";
  return days > 0 ? words.daysLater(days) : words.daysEarlier(-days);
}

function units({ items }: Placed, words: Messages, locale: Locale): string[] {
  return items.map(({ name, quantity, unit_numbers }) =>
    words.units(said(name, locale), quantity, unit_numbers.join(words.comma)),
  );
}

export function UnplacedList({ unplaced }: { unplaced: readonly Unplaced[] }) {
  const words = useWords();
  if (unplaced.length === 0) return <p>{words.noneUnplaced}</p>;
  return (
    <ul className="divide-y divide-solid-gray-300">
      {unplaced.map(({ asked, text, claims }) => (
        <Row key={asked.booking_id} asked={<AskedLine asked={asked} />}>
          <p className="flex gap-2">
            <Icon name="minus" className="mt-0.5 text-solid-gray-700" />
            {text}
          </p>
          <Claims claims={claims} />
        </Row>
      ))}
    </ul>
  );
}

function Row({ asked, children }: { asked: ReactNode; children: ReactNode }) {
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div>{asked}</div>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

function Claims({ claims }: { claims: readonly Claim[] }) {
  const words = useWords();
  if (claims.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="link inline-flex min-h-11 items-center text-sm">{words.claims(claims.length)}</summary>
      <ul className="list-disc ps-5">
        {claims.map(({ facility, also, starts_on, text }) => (
          <li key={`${facility.id} ${also?.id ?? ""} ${starts_on}`}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
