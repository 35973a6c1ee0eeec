import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { DataTable, type Column } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { StatusBadge } from "@/ui/StatusBadge";
import type { MunicipalityTotal, RuleCost } from "../wire";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** Trials against floors and caps, in words beside the numbers. */
export function Municipalities({ municipalities }: { municipalities: readonly MunicipalityTotal[] }) {
  const { municipalities: words } = useWords();
  return (
    <Panel title={words.title}>
      <DataTable caption={words.table} rows={municipalities} rowKey={({ code }) => code} columns={columnsOf(words)} />
    </Panel>
  );
}

function columnsOf(words: Messages["municipalities"]): Column<MunicipalityTotal>[] {
  const bound = (value: number | null | undefined) => value ?? words.no;
  return [
    { key: "name", header: words.name, names: true, cell: (each) => <Named of={each} /> },
    { key: "placed", header: words.placed, numeric: true, cell: ({ placed }) => placed },
    { key: "wished", header: words.wished, numeric: true, cell: ({ wished }) => wished, wideOnly: true },
    {
      key: "floor",
      header: words.floor,
      numeric: true,
      cell: ({ floor, is_turn }) => (is_turn ? words.turn(floor ?? 1) : bound(floor)),
    },
    { key: "cap", header: words.cap, numeric: true, cell: ({ cap }) => bound(cap) },
  ];
}

function Named({ of }: { of: MunicipalityTotal }) {
  const { municipalities: words } = useWords();
  const { locale } = useLocale();
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {said(of.name, locale)}
      {of.shortfall > 0 && <StatusBadge tone="caution">{words.short(of.shortfall)}</StatusBadge>}
      {of.cap != null && of.placed >= of.cap && (
        <StatusBadge tone="neutral" icon="info">
          {words.full}
        </StatusBadge>
      )}
    </span>
  );
}

export function ruleName(rule: string, rules: Messages["costs"]["rules"]): string {
  const known: Record<string, string> = rules;
  return known[rule] ?? "";
}

/** What each rule of fairness costs in fit. */
export function Costs({ costs }: { costs: readonly RuleCost[] }) {
  const { costs: words } = useWords();
  return (
    <Panel title={words.title}>
      <p className="mb-3">{words.lead}</p>
      {costs.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          caption={words.table}
          rows={costs}
          rowKey={({ rule }) => rule}
          columns={[
            { key: "rule", header: words.rule, names: true, cell: ({ rule }) => ruleName(rule, words.rules) },
            { key: "placed", header: words.placed, numeric: true, cell: ({ placed }) => words.more(placed) },
            { key: "score", header: words.score, numeric: true, cell: ({ score }) => words.more(score) },
            {
              key: "municipalities",
              header: words.municipalities,
              numeric: true,
              cell: ({ municipalities }) => (municipalities == null ? words.unknown : words.more(municipalities)),
            },
          ]}
        />
      )}
    </Panel>
  );
}
