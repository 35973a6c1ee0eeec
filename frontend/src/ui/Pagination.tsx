import { Button } from "./Button";
import { useWords } from "./words";

/** For lists with a cursor: adds the next ones below, so that nothing read so far moves. */
export function Pagination({
  hasNext,
  onNext,
  busy = false,
  note,
}: {
  hasNext: boolean;
  onNext: () => void;
  busy?: boolean;
  note?: string;
}) {
  const words = useWords();
  if (!hasNext && note === undefined) return null;
  return (
    <nav aria-label={words.pagination.label} className="flex flex-col items-center gap-2 py-4">
      {note !== undefined && <p className="text-sm text-solid-gray-700">{note}</p>}
      {hasNext && (
        <Button look="line" busy={busy} onClick={onNext}>
          {words.pagination.more}
        </Button>
      )}
    </nav>
  );
}
