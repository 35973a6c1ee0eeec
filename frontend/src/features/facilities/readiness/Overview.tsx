import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { DataTable } from "@/ui/DataTable";
import { Link } from "@/ui/navigation";
import { Panel } from "@/ui/Panel";
import { StatusBadge } from "@/ui/StatusBadge";
import { meanOf, townsOf } from "./towns";
import type { ReadinessRow } from "./wire";
import { useReadinessWords } from "./words";

const named = (row: ReadinessRow) => <Named row={row} />;
const checked = (row: ReadinessRow) => <Checked row={row} />;
const next = (row: ReadinessRow) => <NextExpiry row={row} />;

/** The finding, the municipalities where there are several, and every facility, what is to be checked first. */
export function Overview({ rows }: { rows: readonly ReadinessRow[] }) {
  const { overview: words } = useReadinessWords();
  const { locale } = useLocale();
  const towns = townsOf(rows);
  const lacking = rows.filter(({ required_gaps: gaps }) => gaps > 0).length;
  const sorted = [...rows].sort(
    (one, other) => Number(other.to_check) - Number(one.to_check) || one.score - other.score,
  );
  return (
    <div className="flex flex-col gap-4 pb-8">
      {rows.length > 0 && <p className="text-lg">{words.finding(rows.length, meanOf(rows), lacking)}</p>}
      {towns.length > 1 && (
        <Panel title={words.byTown}>
          <DataTable
            caption={words.townsTable}
            rows={towns}
            rowKey={({ code }) => code}
            columns={[
              { key: "town", header: words.town, names: true, cell: ({ name }) => said(name, locale) },
              { key: "facilities", header: words.facilities, numeric: true, cell: ({ facilities }) => facilities },
              { key: "mean", header: words.mean, numeric: true, cell: ({ mean }) => words.points(mean) },
              { key: "required", header: words.required, numeric: true, cell: ({ required }) => required },
              { key: "expired", header: words.expired, numeric: true, cell: ({ expired }) => expired },
            ]}
          />
        </Panel>
      )}
      <Panel title={words.byPlace}>
        <DataTable
          caption={words.table}
          rows={sorted}
          rowKey={({ facility_id: id }) => id}
          empty={words.none}
          columns={[
            { key: "facility", header: words.facility, names: true, cell: named },
            { key: "score", header: words.score, numeric: true, cell: ({ score }) => words.points(score) },
            { key: "required", header: words.required, numeric: true, cell: ({ required_gaps: gaps }) => gaps },
            { key: "gaps", header: words.gaps, numeric: true, cell: ({ gaps }) => gaps, wideOnly: true },
            { key: "expired", header: words.expired, numeric: true, cell: ({ expired }) => expired, wideOnly: true },
            { key: "next", header: words.next, cell: next, wideOnly: true },
            { key: "check", header: words.check, cell: checked },
          ]}
        />
      </Panel>
    </div>
  );
}

function Named({ row }: { row: ReadinessRow }) {
  const { locale } = useLocale();
  return (
    <>
      <Link href={paths.readiness(row.facility_id)} className="link inline-flex min-h-11 items-center">
        {said(row.name, locale)}
      </Link>
      <span className="block text-sm text-solid-gray-700">
        {row.number}　{said(row.municipality, locale)}
      </span>
    </>
  );
}

function NextExpiry({ row }: { row: ReadinessRow }) {
  const { locale } = useLocale();
  return row.next_expiry ? longDate(row.next_expiry, locale) : "－";
}

function Checked({ row }: { row: ReadinessRow }) {
  const { overview: words, review } = useReadinessWords();
  const { locale } = useLocale();
  if (row.to_check) return <StatusBadge tone="yours">{words.toCheck}</StatusBadge>;
  if (row.verdict === null || row.verdict === undefined) return words.notAnswered;
  return (
    <>
      <StatusBadge tone={row.verdict === "confirmed" ? "good" : "waiting"}>{review[row.verdict]}</StatusBadge>
      {row.checked_on && <span className="block text-sm">{longDate(row.checked_on, locale)}</span>}
    </>
  );
}
