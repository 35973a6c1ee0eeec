import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Panel } from "@/ui/Panel";
import type { Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

type Line = Booking["history"][number];

/** Newest first: who did what when, with the comment as it was written. */
export function History({ lines }: { lines: readonly Line[] }) {
  const words = useWords();
  return (
    <Panel title={words.history}>
      {lines.length === 0 && <p>{words.historyNone}</p>}
      <ol className="divide-y divide-solid-gray-200">
        {lines.toReversed().map((line) => (
          <Entry key={`${line.happened_at} ${line.verb}`} line={line} />
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ line }: { line: Line }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const who = common.standings[line.standing] ?? line.standing;
  return (
    <li className="py-3">
      <p className="text-sm text-solid-gray-700">
        <time dateTime={line.happened_at}>{moment(line.happened_at, locale)}</time>
        <span className="ms-3">{who}</span>
        {line.name && <span className="ms-3 whitespace-nowrap">{line.name}</span>}
      </p>
      <p>{common.verbs[`${line.verb}:${line.to_state}`] ?? common.verbs[line.verb] ?? line.verb}</p>
      {line.comment !== "" && (
        <blockquote className="mt-1 border-s-4 border-solid-gray-300 ps-3 whitespace-pre-line">
          <span className="sr-only">{`${words.comment}：`}</span>
          {line.comment}
        </blockquote>
      )}
    </li>
  );
}
