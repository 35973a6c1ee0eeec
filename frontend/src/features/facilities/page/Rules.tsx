import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { DataTable } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { feeTiers, shareWords, spanWords } from "../terms/cancellation";
import { priceWords } from "../terms/price";
import { useTerms } from "../terms/words";
import type { Listing, UnitType } from "../wire";
import { usePageWords } from "./words";

/** What can be taken, for how many and for how much. */
export function UnitsPanel({ listing }: { listing: Listing }) {
  const words = usePageWords();
  const terms = useTerms();
  const { locale } = useLocale();
  return (
    <Panel title={words.units}>
      <DataTable
        caption={words.unitsTable}
        rows={listing.unit_types}
        rowKey={(unit) => unit.id ?? unit.name.ja}
        empty={words.noUnits}
        columns={[
          { key: "name", header: words.unit, names: true, cell: unitName },
          {
            key: "capacity",
            header: words.capacity,
            numeric: true,
            wideOnly: true,
            cell: (unit) => words.people(unit.capacity),
          },
          {
            key: "count",
            header: words.count,
            numeric: true,
            wideOnly: true,
            cell: (unit) => words.counted(unit.count, terms.counters[unit.kind]),
          },
          { key: "price", header: words.price, numeric: true, cell: (unit) => priceWords(unit, terms, locale) },
        ]}
      />
    </Panel>
  );
}

function unitName(unit: UnitType) {
  return <UnitName unit={unit} />;
}

/** On phones the row says under its name what the hidden columns say. */
function UnitName({ unit }: { unit: UnitType }) {
  const words = usePageWords();
  const terms = useTerms();
  const { locale } = useLocale();
  return (
    <>
      {said(unit.name, locale)}
      <span className="block text-sm text-solid-gray-700 md:hidden">
        {words.people(unit.capacity)}・{words.counted(unit.count, terms.counters[unit.kind])}
      </span>
    </>
  );
}

/** From when cancelling costs which share: every day stands in one line. */
export function CancellationPanel({ listing }: { listing: Listing }) {
  const words = usePageWords();
  const terms = useTerms();
  const tiers = feeTiers(listing.cancellation_rules);
  return (
    <Panel title={words.sections.cancellation}>
      {tiers.length === 0 && <p>{words.noFees}</p>}
      <div className="flex flex-col gap-4">
        {tiers.map(({ min_party: least, spans }) => (
          <DataTable
            key={least}
            caption={least <= 1 ? words.feesTable : terms.fees.party(least)}
            captionHidden={least <= 1}
            rows={spans}
            rowKey={(span) => String(span.from)}
            columns={[
              { key: "when", header: words.feeFrom, names: true, cell: (span) => spanWords(span, terms) },
              {
                key: "share",
                header: words.feeShare,
                numeric: true,
                cell: (span) => shareWords(span.percent, terms),
              },
            ]}
          />
        ))}
      </div>
    </Panel>
  );
}

export function HouseRulesPanel({ listing }: { listing: Listing }) {
  const words = usePageWords();
  const { locale } = useLocale();
  return (
    <Panel title={words.sections.rules}>
      {listing.house_rules.length === 0 ? (
        <p>{words.noRules}</p>
      ) : (
        <ul className="list-disc ps-6">
          {listing.house_rules.map((rule) => (
            <li key={rule.ja} className="py-0.5">
              {said(rule, locale)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
