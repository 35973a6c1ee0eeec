import { dateRange, type Day } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { Panel } from "@/ui/Panel";
import { StatusBadge } from "@/ui/StatusBadge";
import { currentBlocks, unitsWords, type Speech } from "./rows";
import { useSpeech } from "./useSpeech";
import type { Block, Calendar } from "./wire";

/** The blocks that still keep something free, with the way to end each. */
export function BlockList({
  calendar,
  today,
  onEnd,
  onChange,
}: {
  calendar: Calendar;
  today: Day;
  onEnd: (block: Block) => void;
  onChange: (block: Block) => void;
}) {
  const speech = useSpeech();
  const { blocks: words } = speech.words;
  const blocks = currentBlocks(calendar, today);
  return (
    <Panel title={words.title}>
      {blocks.length === 0 ? (
        <p>
          {words.none} {calendar.may.includes("block.create") && words.noneHow}
        </p>
      ) : (
        <DataTable
          caption={words.table}
          columns={columnsOf(calendar, today, speech, { onEnd, onChange })}
          rows={blocks}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}

type Acts = { onEnd: (block: Block) => void; onChange: (block: Block) => void };

function columnsOf(calendar: Calendar, today: Day, speech: Speech, acts: Acts): Column<Block>[] {
  const { words, locale } = speech;
  const dates = (block: Block) => dateRange(block.starts_on, block.ends_on, locale);
  const units = (block: Block) => unitsWords(block.unit_ids, calendar, speech);
  const columns: Column<Block>[] = [
    {
      key: "reason",
      header: words.blocks.reason,
      names: true,
      cell: (block) => (
        <>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <strong>{words.reasons[block.reason]}</strong>
            {block.starts_on <= today ? (
              <StatusBadge tone="caution">{words.blocks.now}</StatusBadge>
            ) : (
              <StatusBadge tone="waiting">{words.blocks.ahead}</StatusBadge>
            )}
          </span>
          {block.note !== "" && <span className="mt-1 block text-sm whitespace-pre-line">{block.note}</span>}
          <span className="block text-sm md:hidden">{units(block)}</span>
        </>
      ),
    },
    { key: "dates", header: words.blocks.dates, cell: dates },
    { key: "units", header: words.blocks.units, cell: units, wideOnly: true },
  ];
  if (!calendar.blocks.some(({ may }) => may.includes("block.end"))) return columns;
  const named = (block: Block) => `${words.reasons[block.reason]} ${dates(block)}`;
  const act = (block: Block) => (
    <span className="flex flex-wrap gap-2">
      {block.may.includes("block.update") && (
        <Button
          look="line"
          size="small"
          className="whitespace-nowrap"
          aria-label={words.blocks.changeOf(named(block))}
          onClick={() => acts.onChange(block)}
        >
          {words.blocks.change}
        </Button>
      )}
      {block.may.includes("block.end") && (
        <Button
          look="line"
          size="small"
          className="whitespace-nowrap"
          aria-label={words.blocks.endOf(named(block))}
          onClick={() => acts.onEnd(block)}
        >
          {words.blocks.end}
        </Button>
      )}
    </span>
  );
  return [...columns, { key: "act", header: words.blocks.act, cell: act }];
}
