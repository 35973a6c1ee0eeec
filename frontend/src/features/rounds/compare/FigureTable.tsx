import { useLocale, type Locale } from "@/lib/locale";
import { DataTable, type Column } from "@/ui/DataTable";
import { Icon } from "@/ui/Icon";
import { Panel } from "@/ui/Panel";
import type { Run } from "../wire";
import { useWords as useRoundWords } from "../words";
import { FIGURES, isBest, textOf, valueOf, type FigureName } from "./figures";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** One row a figure, one column a proposal; the better ones are marked in shape and word. */
export function FigureTable({ runs }: { runs: readonly Run[] }) {
  const words = useWords();
  const { runMethods } = useRoundWords();
  const { locale } = useLocale();
  return (
    <Panel title={words.figures}>
      <DataTable
        caption={words.figuresTable}
        rows={FIGURES}
        rowKey={(name) => name}
        columns={columnsOf(runs, words, runMethods, locale)}
      />
    </Panel>
  );
}

function columnsOf(
  runs: readonly Run[],
  words: Messages,
  methods: Record<Run["method"], string>,
  locale: Locale,
): Column<FigureName>[] {
  return [
    { key: "figure", header: words.figure, names: true, cell: (name) => words.rows[name] },
    ...runs.map(
      (run): Column<FigureName> => ({
        key: run.id,
        header: words.run(run.number, methods[run.method]),
        numeric: true,
        cell: (name) => <Figure runs={runs} run={run} name={name} words={words} locale={locale} />,
      }),
    ),
  ];
}

function Figure({
  runs,
  run,
  name,
  words,
  locale,
}: {
  runs: readonly Run[];
  run: Run;
  name: FigureName;
  words: Messages;
  locale: Locale;
}) {
  const value = run.summary ? valueOf(run.summary, name) : null;
  const all = runs.map(({ summary }) => (summary ? valueOf(summary, name) : null));
  const best = isBest(value, all, name);
  return (
    <span className={`relative inline-flex items-center gap-1 ${best ? "font-bold" : ""}`}>
      {best && <Icon name="check" size={16} className="text-success-2" />}
      {textOf(value, name, words, locale)}
      {best && <span className="sr-only">（{words.better}）</span>}
    </span>
  );
}
