import type { ReactNode } from "react";
import { moment, shortDate } from "@/lib/dates";
import { useIndustry } from "@/lib/industries/words";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { DescriptionList, Panel } from "@/ui/Panel";
import { isAgreed } from "../states";
import { useStay } from "../useStay";
import { named, type Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

type Item = { term: string; value: ReactNode };

/** What was applied for. Lines without content are left out; what is withheld says so. */
export function Content({ booking }: { booking: Booking }) {
  const words = useWords();
  const { dates, length } = useStay(booking);
  const { locale } = useLocale();
  const items: Item[] = [
    { term: words.place, value: <PlaceLinks booking={booking} /> },
    { term: words.dates, value: length === "" ? dates : `${dates}　${length}` },
    ...(booking.actual_ends_on && booking.actual_ends_on !== booking.ends_on
      ? [{ term: words.left, value: shortDate(booking.actual_ends_on, locale) }]
      : []),
    { term: words.party, value: words.partyLine(booking.party, booking.children, booking.companions) },
    ...said(words.arrival, booking.arrival_time ?? ""),
    ...usePurpose(booking),
    ...said(words.needs, booking.needs),
    ...said(words.considerations, booking.considerations),
    ...(booking.criteria.length > 0 ? [{ term: words.criteria, value: <Bullets lines={booking.criteria} /> }] : []),
    { term: words.call, value: named(booking.call.name, locale) },
    ...useChannel(booking),
    ...useApplicant(booking),
  ];
  return (
    <Panel title={words.stay}>
      <DescriptionList items={items} />
    </Panel>
  );
}

function PlaceLinks({ booking: { facility, also_facility: also } }: { booking: Booking }) {
  const { noPlace, along } = useBookingWords();
  const { locale } = useLocale();
  if (!facility) return noPlace;
  return (
    <>
      <PlaceLink id={facility.id} text={named(facility.name, locale)} />
      {also && (
        <span className="mt-2 block">
          <PlaceLink id={also.id} text={along(named(also.name, locale))} />
        </span>
      )}
    </>
  );
}

function PlaceLink({ id, text }: { id: string; text: string }) {
  return (
    <Link href={paths.facility(id)} className="link target-44">
      {text}
    </Link>
  );
}

function usePurpose({ purpose, purpose_note }: Booking): Item[] {
  const words = useWords();
  const { purposes } = useBookingWords();
  const known: Record<string, string> = purposes;
  const lines = [known[purpose] ?? purpose, purpose_note].filter((line) => line !== "");
  if (lines.length === 0) return [];
  return [{ term: words.purpose, value: lines.map((line) => <Lines key={line} text={line} />) }];
}

/** How a request came that somebody else entered, and whether it has found its applicant. */
function useChannel({ channel, entry }: Booking): Item[] {
  const words = useWords();
  const { channels } = useBookingWords();
  const { locale } = useLocale();
  if (channel === "web" || !entry) return [];
  const heard = entry.consented_by
    ? words.enteredBy(channels[channel], entry.consented_by, moment(entry.consented_at, locale))
    : channels[channel];
  const claimed = entry.claimed_at ? words.claimedAt(moment(entry.claimed_at, locale)) : words.notClaimed;
  return [{ term: words.channel, value: [heard, claimed].map((line) => <Lines key={line} text={line} />) }];
}

function useApplicant({ organisation, applicant, industry, state }: Booking): Item[] {
  const words = useWords();
  const industryOf = useIndustry();
  const trade = said(words.industry, industryOf(industry));
  if (!organisation)
    return [...trade, ...(isAgreed(state) ? [] : [{ term: words.organisation, value: words.hiddenPeople }])];
  const contact = applicant && (
    <>
      {applicant.name}
      {applicant.email !== "" && (
        <span className="block">
          <a className="link" href={`mailto:${applicant.email}`}>
            {applicant.email}
          </a>
        </span>
      )}
      {applicant.phone !== "" && (
        <span className="block">
          <a className="link" href={`tel:${applicant.phone}`}>
            {applicant.phone}
          </a>
        </span>
      )}
    </>
  );
  return [
    { term: words.organisation, value: organisation.name },
    ...(contact ? [{ term: words.contact, value: contact }] : []),
  ];
}

function said(term: string, text: string): Item[] {
  return text.trim() === "" ? [] : [{ term, value: <Lines text={text} /> }];
}

/** Line breaks as they were typed. */
function Lines({ text }: { text: string }) {
  return <span className="block whitespace-pre-line">{text}</span>;
}

function Bullets({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="list-disc ps-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
