import { useState } from "react";
import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Button } from "@/ui/Button";
import { DataTable } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { TermsDialog } from "./TermsDialog";
import type { Messages } from "./text/ja";
import type { Standard, StandardItem, Terms } from "./wire";
import { useReadinessWords } from "./words";

/** Group by group the items with their terms, then what each edition changed. */
export function StandardDesk({ standard }: { standard: Standard }) {
  const words = useReadinessWords();
  const { locale } = useLocale();
  const [changing, setChanging] = useState<StandardItem | null>(null);
  const editable = standard.may.includes("standard.update");
  return (
    <div className="flex flex-col gap-4 pb-8">
      {standard.groups.map((group) => (
        <Items
          key={group.code}
          name={said(group.name, locale)}
          items={group.items}
          onChange={editable ? setChanging : null}
        />
      ))}
      <Panel title={words.standard.history}>
        <Editions editions={standard.editions} />
      </Panel>
      {changing && <TermsDialog edition={standard.edition} item={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}

function Items({
  name,
  items,
  onChange,
}: {
  name: string;
  items: readonly StandardItem[];
  onChange: ((item: StandardItem) => void) | null;
}) {
  const words = useReadinessWords();
  const { standard } = words;
  const { locale } = useLocale();
  const change = (item: StandardItem) => (
    <Button
      look="line"
      size="small"
      aria-label={standard.changeOf(said(item.name, locale))}
      onClick={() => onChange?.(item)}
    >
      {standard.change}
    </Button>
  );
  return (
    <Panel title={name}>
      <DataTable
        caption={standard.table(name)}
        rows={items}
        rowKey={({ code }) => code}
        columns={[
          { key: "item", header: standard.item, names: true, cell: (item) => said(item.name, locale) },
          { key: "weight", header: standard.weight, numeric: true, cell: ({ terms }) => terms.weight },
          { key: "level", header: standard.level, cell: ({ terms }) => levelOf(terms, words) },
          { key: "months", header: standard.months, cell: (item) => monthsOf(item, words) },
          ...(onChange === null ? [] : [{ key: "change", header: standard.change, cell: change }]),
        ]}
      />
    </Panel>
  );
}

function levelOf({ required }: Terms, { level }: Messages): string {
  return required ? level.required : level.recommended;
}

function lastsOf({ months }: Terms, { standard }: Messages): string {
  return typeof months === "number" ? standard.holds(months) : standard.forGood;
}

function monthsOf({ terms, by_fact: byFact }: StandardItem, words: Messages) {
  return (
    <>
      {lastsOf(terms, words)}
      {byFact && <span className="block text-sm text-solid-gray-700">{words.standard.byFact}</span>}
    </>
  );
}

/** The newest first, each with what it changed. */
function Editions({ editions }: { editions: Standard["editions"] }) {
  const words = useReadinessWords();
  const { standard } = words;
  const { locale } = useLocale();
  const first = editions.length - 1;
  return (
    <ol className="flex flex-col gap-3">
      {editions.map(({ edition, on, differences }, index) => (
        <li key={edition}>
          <p>
            <strong>{standard.edition(edition)}</strong>　{longDate(on, locale)}
          </p>
          {differences.length === 0 && <p className="text-sm">{index === first ? standard.first : standard.none}</p>}
          <ul className="text-sm">
            {differences.map(({ name, before, after }) => (
              <li key={name.ja}>
                {said(name, locale)}　{before ? steps(before, after, words) : standard.newItem}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function steps(before: Terms, after: Terms, words: Messages): string {
  const { standard } = words;
  const told = [
    [standard.weight, String(before.weight), String(after.weight)],
    [standard.level, levelOf(before, words), levelOf(after, words)],
    [standard.months, lastsOf(before, words), lastsOf(after, words)],
  ] as const;
  return told
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => `${what} ${was} → ${is}`)
    .join("　");
}
