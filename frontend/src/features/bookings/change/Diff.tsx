import { useLocale } from "@/lib/locale";
import { named, type ChangeLine } from "../wire";
import { useWords } from "./words";

/**
 * Before and after, line by line: a table where there is room, cards on a phone. Said by words and by order, so that
 * neither colour nor place alone carries what is new.
 */
export function Diff({ lines, caption }: { lines: readonly ChangeLine[]; caption: string }) {
  const words = useWords();
  const { locale } = useLocale();
  if (lines.length === 0) return <p>{words.nothing}</p>;
  return (
    <table className="w-full border-collapse max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="border-b-2 border-solid-gray-500 bg-solid-gray-50 text-sm max-sm:sr-only">
        <tr>
          {[words.field, words.before, words.after, words.decidedBy].map((header) => (
            <th key={header} scope="col" className="px-3 py-2 text-start">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {lines.map((line) => (
          <tr key={`${line.field} ${line.before.ja} ${line.after.ja}`} className={ROW}>
            <th scope="row" className="px-3 py-2 text-start align-top max-sm:block max-sm:px-0 max-sm:pb-0">
              {words.fields[line.field]}
            </th>
            <Side label={words.before} text={named(line.before, locale)} />
            <Side label={words.after} text={named(line.after, locale)} strong />
            <td className="px-3 py-2 align-top text-sm max-sm:block max-sm:px-0 max-sm:pt-0">
              <Label text={words.decidedBy} />
              {line.matters ? line.decided_by.map((step) => words.steps[step]).join(` ${words.arrow} `) : words.atOnce}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ROW = "border-b border-solid-gray-300 max-sm:block max-sm:py-2";

function Side({ label, text, strong = false }: { label: string; text: string; strong?: boolean }) {
  return (
    <td
      className={`px-3 py-2 align-top whitespace-pre-line max-sm:block max-sm:px-0 max-sm:py-0.5 ${strong ? "font-bold" : "text-solid-gray-700"}`}
    >
      <Label text={label} />
      {text}
    </td>
  );
}

/** The column's name before the cell, where the columns have become lines. */
function Label({ text }: { text: string }) {
  return <span className="me-2 text-sm font-normal text-solid-gray-700 sm:hidden">{text}</span>;
}
