import type { ReactNode } from "react";
import { useLocale, type Locale } from "@/lib/locale";
import { count, percent } from "@/lib/money";
import { Bars } from "@/ui/Bars";
import { ChartPanel } from "@/ui/ChartPanel";
import type { Column } from "@/ui/DataTable";
import { Tag } from "@/ui/Tag";
import { questionNumber } from "../surveys/pages";
import {
  axisOf,
  besides,
  findingOf,
  hasMean,
  hiddenWhy,
  meanWords,
  visible,
  type Figures,
  type Question,
  type Row,
} from "./figures";
import { MeanRows } from "./MeanRows";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** One question: a sentence that says what was found, the picture, and the same as a table. n everywhere. */
export function QuestionPanel({ question }: { question: Question }) {
  return question.figures ? (
    <OwnPanel question={question} figures={question.figures} />
  ) : (
    <RowsPanel question={question} />
  );
}

function OwnPanel({ question, figures }: { question: Question; figures: Figures }) {
  const words = useWords();
  const { locale } = useLocale();
  const hidden = hiddenWhy(question, words);
  const finding = findingOf(question, words.finding, locale);
  return (
    <ChartPanel
      title={numbered(question, words, locale)}
      n={visible(figures) ? figures.answered_n : null}
      finding={<Finding sentence={finding} reference={figures.reference && figures.answered_n > 0} />}
      {...(hidden !== undefined && { hidden })}
      table={{ columns: optionColumns(words.figures, locale), rows: figures.options, rowKey: ({ code }) => code }}
    >
      {figures.options.length > 0 && figures.answered_n > 0 && (
        <Bars
          name={finding}
          hiddenWord={words.figures.hidden}
          bars={figures.options.map((option) => ({
            key: option.code,
            label: option[locale],
            percent: option.percent ?? null,
            note: words.figures.people(count(option.count)),
          }))}
        />
      )}
      <Notes figures={figures} />
    </ChartPanel>
  );
}

function RowsPanel({ question }: { question: Question }) {
  const words = useWords();
  const { locale } = useLocale();
  const hidden = hiddenWhy(question, words);
  const finding = findingOf(question, words.finding, locale);
  const most = question.rows.reduce<Figures | null>(
    (best, { figures }) => (best === null || figures.answered_n > best.answered_n ? figures : best),
    null,
  );
  const counted = question.rows.filter(({ figures }) => hasMean(figures) || !visible(figures));
  const listed = question.rows.filter(({ figures }) => !counted.some((row) => row.figures === figures));
  return (
    <ChartPanel
      title={numbered(question, words, locale)}
      n={hidden === undefined ? (most?.answered_n ?? 0) : null}
      finding={<Finding sentence={finding} reference={(most?.reference ?? false) && (most?.answered_n ?? 0) > 0} />}
      {...(hidden !== undefined && { hidden })}
      table={{ columns: rowColumns(words, locale), rows: question.rows, rowKey: ({ code }) => code }}
    >
      {counted.length > 0 && (
        <MeanRows
          rows={counted}
          name={finding}
          axis={question.kind === "matrix" ? axisOf(question.rows.map(({ figures }) => figures)) : null}
        />
      )}
      {listed.map((row) => (
        <div key={row.code} className="mt-3">
          <h4 className="text-base">{row[locale]}</h4>
          <Bars
            name={row[locale]}
            hiddenWord={words.figures.hidden}
            bars={row.figures.options.map((option) => ({
              key: option.code,
              label: option[locale],
              percent: option.percent ?? null,
              note: words.figures.people(count(option.count)),
            }))}
          />
        </div>
      ))}
    </ChartPanel>
  );
}

/** The number is that of the questionnaire itself, so that paper, form and figures can be laid side by side. */
function numbered(question: Question, words: Messages, locale: Locale): string {
  return words.figures.question(questionNumber(question.id), question[locale]);
}

function Finding({ sentence, reference }: { sentence: string; reference: boolean }): ReactNode {
  const { figures } = useWords();
  return (
    <>
      {sentence}
      {reference && (
        <span className="ms-2 whitespace-nowrap" title={figures.referenceWhy}>
          <Tag>{figures.reference}</Tag>
        </span>
      )}
    </>
  );
}

function Notes({ figures }: { figures: Figures }) {
  const { figures: words } = useWords();
  const { mean, ci_low: low, ci_high: high, median } = figures;
  const lines = [
    ...(typeof mean === "number"
      ? [
          typeof low === "number" && typeof high === "number"
            ? words.meanLine(meanWords(mean), meanWords(low), meanWords(high))
            : words.meanOnly(meanWords(mean)),
        ]
      : []),
    ...(typeof median === "number" ? [words.medianLine(meanWords(median))] : []),
    ...besides(figures, words),
    ...(figures.multiple ? [words.multiple] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 text-sm text-solid-gray-700">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

type Option = Figures["options"][number];

function optionColumns(words: Messages["figures"], locale: Locale): Column<Option>[] {
  return [
    { key: "option", header: words.option, names: true, cell: (option) => option[locale] },
    { key: "count", header: words.count, numeric: true, cell: (option) => count(option.count) },
    {
      key: "share",
      header: words.share,
      numeric: true,
      cell: (option) => (typeof option.percent === "number" ? percent(option.percent) : words.hidden),
    },
  ];
}

function rowColumns({ figures: words }: Messages, locale: Locale): Column<Row>[] {
  return [
    { key: "item", header: words.item, names: true, cell: (row) => row[locale] },
    {
      key: "n",
      header: "n",
      numeric: true,
      cell: ({ figures }) => (visible(figures) ? count(figures.answered_n) : words.hidden),
    },
    {
      key: "mean",
      header: words.mean,
      numeric: true,
      cell: ({ figures }) => (hasMean(figures) ? meanWords(figures.mean) : words.hidden),
    },
    { key: "interval", header: words.interval, numeric: true, cell: ({ figures }) => intervalWords(figures, words) },
    {
      key: "top2",
      header: words.topTwo,
      numeric: true,
      cell: ({ figures }) => (figures.top2 ? percent(figures.top2.percent) : "－"),
    },
    { key: "na", header: "NA", numeric: true, wideOnly: true, cell: ({ figures }) => count(figures.na_n) },
  ];
}

function intervalWords(figures: Figures, words: Messages["figures"]): string {
  const { ci_low: low, ci_high: high } = figures;
  if (typeof low !== "number" || typeof high !== "number") return "－";
  return words.scale(meanWords(low), meanWords(high));
}
