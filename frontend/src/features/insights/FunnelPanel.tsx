import { count, percent } from "@/lib/money";
import { Bars } from "@/ui/Bars";
import { ChartPanel } from "@/ui/ChartPanel";
import type { Results } from "./figures";
import { useWords } from "./words";

/** How many applications came how far. */
export function FunnelPanel({ funnel }: { funnel: Results["funnel"] }) {
  const { funnel: words, figures } = useWords();
  const first = funnel[0]?.count ?? 0;
  const last = funnel.at(-1)?.count ?? 0;
  const share = (value: number) => (first === 0 ? 0 : (value / first) * 100);
  const finding = first === 0 ? words.none : words.finding(count(first), count(last), percent(share(last)));
  const name = (stage: string) => Object.entries(words.stages).find(([known]) => known === stage)?.[1] ?? stage;
  return (
    <ChartPanel
      title={words.title}
      n={first}
      finding={finding}
      table={{
        columns: [
          { key: "stage", header: words.stage, names: true, cell: ({ stage }) => name(stage) },
          { key: "count", header: words.count, numeric: true, cell: (step) => count(step.count) },
          { key: "share", header: figures.share, numeric: true, cell: (step) => percent(share(step.count)) },
        ],
        rows: funnel,
        rowKey: ({ stage }) => stage,
      }}
    >
      <Bars
        name={finding}
        hiddenWord={figures.hidden}
        bars={funnel.map((step) => ({
          key: step.stage,
          label: name(step.stage),
          percent: share(step.count),
          note: figures.people(count(step.count)),
        }))}
      />
    </ChartPanel>
  );
}
