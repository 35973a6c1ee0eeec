import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { DataTable } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { Tag } from "@/ui/Tag";
import { figureWords, plain, whereWith } from "./figures";
import { GradeBadge } from "./GradeBadge";
import type { Measurement, Measurements } from "./wire";
import { useLineWords } from "./words";

const when = (row: Measurement) => <When row={row} />;
const graded = (row: Measurement) => <GradeBadge grade={row.grade} stale={row.stale} />;
const delay = (row: Measurement) => <Delay row={row} />;
const where = (row: Measurement) => <Where row={row} />;

/** Everything that was measured or entered, the newest first. */
export function MeasurementList({ measurements }: { measurements: Measurements }) {
  const { list: words } = useLineWords();
  return (
    <Panel title={words.title}>
      <DataTable
        caption={words.caption}
        rows={measurements.items}
        rowKey={({ id }) => id}
        empty={words.none}
        columns={[
          { key: "on", header: words.on, names: true, cell: when },
          { key: "grade", header: words.grade, cell: graded },
          {
            key: "speed",
            header: words.speed,
            numeric: true,
            cell: (row) => `${plain(row.down_mbps)} / ${plain(row.up_mbps)}`,
          },
          { key: "delay", header: words.delay, cell: delay, wideOnly: true },
          { key: "place", header: words.place, cell: where },
          { key: "by", header: words.by, cell: (row) => row.measured_by ?? words.unnamed, wideOnly: true },
        ]}
      />
    </Panel>
  );
}

function When({ row }: { row: Measurement }) {
  const { bands, source, list } = useLineWords();
  const { locale } = useLocale();
  return (
    <>
      <span className="block whitespace-nowrap">{longDate(row.measured_on, locale)}</span>
      <span className="block text-sm text-solid-gray-700">{bands[row.time_band]}</span>
      <span className="flex flex-wrap gap-1">
        {row.current && <Tag>{list.current}</Tag>}
        {row.kind === "manual" && <Tag>{source.manual}</Tag>}
      </span>
    </>
  );
}

function Delay({ row }: { row: Measurement }) {
  const words = useLineWords();
  return (
    <span className="text-sm">
      {figureWords(row, words)
        .slice(2)
        .map(({ value }) => value)
        .join(" / ")}
    </span>
  );
}

function Where({ row }: { row: Measurement }) {
  const words = useLineWords();
  const { list } = words;
  const [place, ...means] = whereWith(row, words);
  return (
    <>
      <span className="block">{place}</span>
      <span className="block text-sm text-solid-gray-700">{means.join(words.between)}</span>
      {row.evidence_note !== "" && <span className="block text-sm">{list.evidence(row.evidence_note)}</span>}
      {row.evidence_url !== "" && (
        <a href={row.evidence_url} rel="noreferrer noopener" target="_blank" className="link text-sm">
          {list.evidencePage}
        </a>
      )}
    </>
  );
}
