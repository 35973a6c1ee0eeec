import { query } from "@/api/query";
import type { FieldError } from "@/lib/form";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { draftOf, differences, toApplication, type Draft } from "./draft";
import type { Violation } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

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
