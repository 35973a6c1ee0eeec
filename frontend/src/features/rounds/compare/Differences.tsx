import { shortDate } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { DataTable, type Column } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { AskedLine } from "../AskedLine";
import { ruleName } from "../proposal/Effects";
import { useWords as useProposalWords } from "../proposal/words";
import { usePlaces, type Places } from "../usePlaces";
import type { Comparison } from "../wire";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** What differs between two proposals: the cost of the rules, the municipalities, and each application that moves. */
export function Differences({ comparison }: { comparison: Comparison }) {
  const words = useWords();
  const { locale } = useLocale();
  const { costs } = useProposalWords();
  const named = usePlaces();
  const rules = rulesOf(comparison);
  const towns = townsOf(comparison);
  return (
    <>
      <Panel title={words.costs}>
        {rules.length === 0 ? (
          <p>{words.noCosts}</p>
        ) : (
          <DataTable
            caption={words.costsTable}
            rows={rules}
            rowKey={({ rule }) => rule}
            columns={[
              { key: "rule", header: words.rule, names: true, cell: ({ rule }) => ruleName(rule, costs.rules) },
              ...sides(comparison, words, (cost: (typeof rules)[number], side) => {
                const found = cost[side];
                if (!found) return words.none;
                const towns = found.municipalities == null ? "" : words.towns(found.municipalities);
                return words.more(found.placed, found.score) + towns;
              }),
            ]}
          />
        )}
      </Panel>
      <Panel title={words.municipalities}>
        <DataTable
          caption={words.municipalitiesTable}
          rows={towns}
          rowKey={({ code }) => code}
          columns={[
            { key: "name", header: words.municipality, names: true, cell: ({ name }) => said(name, locale) },
            { key: "bounds", header: words.bounds, cell: (town) => bounds(town, words) },
            ...sides(comparison, words, (town: (typeof towns)[number], side) => words.cases(town[side])),
          ]}
        />
      </Panel>
      <Panel title={words.differences(comparison.differences.length)}>
        {comparison.differences.length === 0 ? (
          <p>{words.same}</p>
        ) : (
          <DataTable
            caption={words.differencesTable}
            rows={comparison.differences}
            rowKey={({ booking_id }) => booking_id}
            columns={movedColumns(comparison, words, locale, named)}
          />
        )}
      </Panel>
    </>
  );
}

type Side = "first" | "second";

function sides<Row>(
  { first, second }: Comparison,
  words: Messages,
  text: (row: Row, side: Side) => string,
): Column<Row>[] {
  return [["first", first] as const, ["second", second] as const].map(([side, run]) => ({
    key: side,
    header: words.side(words[side], run.number),
    cell: (row: Row) => text(row, side),
  }));
}

type Moved = Comparison["differences"][number];

function movedColumns(
  comparison: Comparison,
  words: Messages,
  locale: Locale,
  named: (places: Places) => string,
): Column<Moved>[] {
  return [
    { key: "asked", header: words.asked, names: true, cell: ({ asked }) => <AskedLine asked={asked} /> },
    ...sides(comparison, words, (moved: Moved, side) => {
      const seat = moved[side];
      if (!seat) return words.unplaced;
      return words.seat(named(seat), shortDate(seat.starts_on, locale), seat.score);
    }),
  ];
}

function rulesOf({ first_rule_costs: one, second_rule_costs: other }: Comparison) {
  const rules = [...new Set([...one, ...other].map(({ rule }) => rule))];
  return rules.map((rule) => ({
    rule,
    first: one.find((each) => each.rule === rule),
    second: other.find((each) => each.rule === rule),
  }));
}

function townsOf({ first_municipalities: one, second_municipalities: other }: Comparison) {
  const byCode = new Map([...one, ...other].map((town) => [town.code, town]));
  const placed = (towns: typeof one, code: string) => towns.find((town) => town.code === code)?.placed ?? 0;
  return [...byCode.values()].map(({ code, name, floor, cap, is_turn }) => ({
    code,
    name,
    floor,
    cap,
    is_turn,
    first: placed(one, code),
    second: placed(other, code),
  }));
}

function bounds({ floor, cap, is_turn }: ReturnType<typeof townsOf>[number], words: Messages): string {
  if (floor == null && cap == null) return words.none;
  return words.bound(floor?.toString() ?? "", cap?.toString() ?? "") + (is_turn ? words.turn : "");
}
