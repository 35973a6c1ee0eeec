import { longDate } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { ChartPanel } from "@/ui/ChartPanel";
import { LineChart } from "@/ui/LineChart";
import type { Messages } from "./text/ja";
import type { Readiness } from "./wire";
import { useReadinessWords } from "./words";

type Days = Readiness["history"];
const MOST = 100;

/** The score over time, with what came of it as a sentence. */
export function HistoryPanel({ readiness }: { readiness: Readiness }) {
  const words = useReadinessWords();
  const { locale } = useLocale();
  const { history: days } = readiness;
  const finding = findingOf(days, readiness.score, words.history, locale);
  const [from, until] = [time(days[0]?.on ?? ""), time(days.at(-1)?.on ?? "")];
  return (
    <ChartPanel
      title={words.history.title}
      n={null}
      finding={finding}
      table={{
        columns: [
          { key: "on", header: words.history.day, names: true, cell: ({ on }) => longDate(on, locale) },
          { key: "score", header: words.history.score, numeric: true, cell: ({ score }) => score },
          { key: "gaps", header: words.history.gaps, numeric: true, cell: ({ gaps }) => gaps },
        ],
        rows: days,
        rowKey: ({ on }) => on,
      }}
    >
      {days.length > 1 && (
        <LineChart
          name={finding}
          most={MOST}
          points={days.map(({ on, score }) => ({ key: on, label: monthOf(on, locale), value: score }))}
          share={({ key }) => (until === from ? 1 : (time(key) - from) / (until - from))}
        />
      )}
    </ChartPanel>
  );
}

function time(on: string): number {
  return new Date(on).getTime();
}

function monthOf(on: string, locale: Locale): string {
  const [year, month] = on.split("-");
  return locale === "ja" ? `${year}年${Number(month)}月` : `${year}-${month}`;
}

function findingOf(days: Days, score: number, words: Messages["history"], locale: Locale): string {
  const first = days[0];
  if (first === undefined || days.length < 2) return words.first(score);
  const on = longDate(first.on, locale);
  if (first.score === score) return words.same(on, score);
  return score > first.score ? words.up(on, first.score, score) : words.down(on, first.score, score);
}
