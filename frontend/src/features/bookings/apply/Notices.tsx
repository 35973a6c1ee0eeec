import type { ReactNode } from "react";
import { query } from "@/api/query";
import type { Problem } from "@/api/problem";
import { dateRange } from "@/lib/dates";
import type { FieldError } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { AvailabilityMark, type Availability } from "@/ui/AvailabilityMark";
import { draftOf, differences, moveTo, replacePlace, toApplication, type Draft } from "./draft";
import type { Violation } from "../wire";
import { remedyOf } from "./remedy";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** No wish is free: other dates and places, one press each. */
export function FullNotice({
  problem,
  draft,
  onDates,
  onPlace,
}: {
  problem: Problem;
  draft: Draft;
  onDates: (draft: Draft) => void;
  onPlace: (draft: Draft) => void;
}) {
  const words = useWords();
  const { locale } = useLocale();
  const { dates, places } = remedyOf(problem);
  const helped = dates.length + places.length > 0;
  return (
    <NotificationBanner tone="warning" title={helped ? words.full : problem.title}>
      <p>{helped ? words.fullText : problem.detail}</p>
      {dates.length > 0 && (
        <Choices title={words.otherDates}>
          {dates.map(({ starts_on, ends_on, status }) => (
            <Choice
              key={starts_on}
              status={status}
              label={words.takeDates(dateRange(starts_on, ends_on, locale))}
              onPress={() => onDates(moveTo(draft, starts_on, ends_on))}
            />
          ))}
        </Choices>
      )}
      {places.length > 0 && (
        <Choices title={words.otherPlaces}>
          {places.map(({ facility_id, name_ja, name_en, status }) => (
            <Choice
              key={facility_id}
              status={status}
              label={words.takePlace(locale === "ja" ? name_ja : name_en || name_ja)}
              onPress={() => onPlace(replacePlace(draft, facility_id))}
            />
          ))}
        </Choices>
      )}
    </NotificationBanner>
  );
}

function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-3">
      <h3 className="text-base">{title}</h3>
      <ul className="mt-1 flex flex-col gap-2">{children}</ul>
    </section>
  );
}

function Choice({ label, status, onPress }: { label: string; status: string; onPress: () => void }) {
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Button look="line" size="small" onClick={onPress}>
        {label}
      </Button>
      {isShown(status) && <AvailabilityMark status={status} word />}
    </li>
  );
}

function isShown(status: string): status is Availability {
  return status === "free" || status === "few";
}

/** Somebody saved first: what differs, and the choice between theirs and one's own. */
export function StaleNotice({
  draft,
  onTake,
  onKeep,
}: {
  draft: Draft;
  onTake: (draft: Draft) => void;
  onKeep: (draft: Draft) => void;
}) {
  const words = useWords();
  const common = useBookingWords();
  const id = draft.saved?.id ?? "";
  const asked = query.useQuery("get", "/api/bookings/{id}", { params: { path: { id } } }, { staleTime: 0 });
  const theirs = asked.data ? draftOf(asked.data) : null;
  const [mine, other] = [toApplication(draft), theirs && toApplication(theirs)];
  const parts = mine && other ? differences(mine, other).map((part) => words.parts[part]) : [];
  return (
    <NotificationBanner
      tone="warning"
      title={words.stale}
      actions={
        theirs && (
          <>
            <Button onClick={() => onTake(theirs)}>{words.takeTheirs}</Button>
            <Button look="line" onClick={() => onKeep({ ...draft, saved: theirs.saved })}>
              {words.keepMine}
            </Button>
          </>
        )
      }
    >
      {theirs && (parts.length === 0 ? words.staleSame : words.staleParts(parts.join(common.comma)))}
    </NotificationBanner>
  );
}

/** Handed in or ended meanwhile: the page for it says where it stands. */
export function ClosedNotice({ id, onStartOver }: { id: string; onStartOver: () => void }) {
  const words = useWords();
  return (
    <NotificationBanner
      tone="info"
      title={words.closed}
      actions={
        <>
          <LinkButton href={paths.booking(id)}>{words.toBooking}</LinkButton>
          <Button look="line" onClick={onStartOver}>
            {words.startOver}
          </Button>
        </>
      }
    />
  );
}

/** Every rule that is broken, each leading to its field on whichever step it is typed. */
export function Violations({
  violations,
  onOpen,
}: {
  violations: readonly (Violation | FieldError)[];
  onOpen: (field: string) => void;
}) {
  const words = useWords();
  if (violations.length === 0) return null;
  return (
    <NotificationBanner tone="error" title={words.violations(violations.length)}>
      <p className="text-sm">{words.violationsHint}</p>
      <ul className="mt-1 list-disc ps-6">
        {violations.map(({ field, message }) => (
          <li key={`${field} ${message}`} className="py-1">
            <button type="button" className="link inline text-start align-top" onClick={() => onOpen(field)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </NotificationBanner>
  );
}
