import { dateRange, longDate, type Day } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { DAY_PARTS } from "@/ui/occupancy";
import { OccupancyBadge } from "@/ui/OccupancyCell";
import { useWords as useUiWords } from "@/ui/words";
import { useWords as useBookingWords } from "../bookings/words";
import type { Marked } from "./blocking";
import { standingOn, unitsWords, type Standing, type UnitRow } from "./rows";
import { useSpeech } from "./useSpeech";
import type { Block, Calendar } from "./wire";
import { useWords } from "./words";

/** What stands on one unit on one day, part by part, and where each of it leads. */
export function DayDialog({
  row,
  on,
  calendar,
  today,
  onClose,
  onEnd,
  onChange,
  onBlock,
}: {
  row: UnitRow;
  on: Day;
  calendar: Calendar;
  today: Day;
  onClose: () => void;
  onEnd: (block: Block) => void;
  onChange: (block: Block) => void;
  onBlock: (marked: Marked) => void;
}) {
  const { day: words } = useWords();
  const { locale } = useLocale();
  const standing = standingOn(calendar, row.id, on);
  const wholeTaken = row.whole && row.entries.some((entry) => entry.on === on);
  const blockable = calendar.may.includes("block.create") && !wholeTaken && standing.every(leavesRoom);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title(row.name, longDate(on, locale))}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {words.close}
          </Button>
          {blockable && on >= today && (
            <Button icon="plus" onClick={() => onBlock({ unitIds: row.unitIds, from: on, until: on })}>
              {words.block}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {standing.map((each) => (
          <StandingLine
            key={`${each.state} ${each.booking_id ?? each.block_id ?? ""}`}
            standing={each}
            calendar={calendar}
            onEnd={onEnd}
            onChange={onChange}
          />
        ))}
        {wholeTaken ? <p>{words.wholeTaken}</p> : <Free row={row} standing={standing} />}
        {blockable && on < today && <p className="text-sm text-solid-gray-700">{words.past}</p>}
      </div>
    </Dialog>
  );
}

/** A block takes the whole day; a closing day takes nothing by itself. */
function leavesRoom({ state }: Standing): boolean {
  return state === "closed";
}

function Free({ row, standing }: { row: UnitRow; standing: readonly Standing[] }) {
  const { day: words, comma } = useWords();
  const { occupancy } = useUiWords();
  if (standing.length === 0) return <p>{words.free}</p>;
  if (row.parts !== true || standing.some(({ parts }) => parts.length === 0)) return null;
  const taken = new Set(standing.flatMap(({ parts }) => parts));
  const free = DAY_PARTS.filter((part) => !taken.has(part)).map((part) => occupancy[part]);
  return free.length === 0 ? null : <p>{words.partsFree(free.join(comma))}</p>;
}

function StandingLine({
  standing,
  calendar,
  onEnd,
  onChange,
}: {
  standing: Standing;
  calendar: Calendar;
  onEnd: (block: Block) => void;
  onChange: (block: Block) => void;
}) {
  const { day: words, comma } = useWords();
  const { occupancy } = useUiWords();
  const { states } = useBookingWords();
  const block = calendar.blocks.find(({ id }) => id === standing.block_id);
  const parts = standing.parts.map((part) => occupancy[part]).join(comma);
  return (
    <section className="rounded-8 border border-solid-gray-300 p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OccupancyBadge state={standing.state} />
        {parts !== "" && <span>{parts}</span>}
      </p>
      {standing.state === "closed" && <p className="mt-2">{words.closed}</p>}
      {standing.state === "external" && (
        <>
          <p className="mt-2">{words.external(standing.busy_calendar_name ?? "")}</p>
          <p className="mt-1 text-sm text-solid-gray-700">{words.externalHow}</p>
        </>
      )}
      {standing.booking_id && (
        <>
          <p className="mt-2">
            {words.booking(standing.booking_number ?? "")}
            {standing.booking_state && `（${states[standing.booking_state]}）`}
            {standing.booking_party != null && `　${words.party(standing.booking_party)}`}
          </p>
          <LinkButton look="line" href={paths.booking(standing.booking_id)} className="mt-3">
            {words.openBooking}
          </LinkButton>
        </>
      )}
      {block && <BlockLines block={block} calendar={calendar} onEnd={onEnd} onChange={onChange} />}
    </section>
  );
}

function BlockLines({
  block,
  calendar,
  onEnd,
  onChange,
}: {
  block: Block;
  calendar: Calendar;
  onEnd: (block: Block) => void;
  onChange: (block: Block) => void;
}) {
  const speech = useSpeech();
  const { words, locale } = speech;
  return (
    <>
      <p className="mt-2">
        <strong>{words.reasons[block.reason]}</strong>　{dateRange(block.starts_on, block.ends_on, locale)}
      </p>
      <p className="text-sm">{unitsWords(block.unit_ids, calendar, speech)}</p>
      {block.note !== "" && <p className="mt-1 text-sm whitespace-pre-line">{block.note}</p>}
      <p className="mt-3 flex flex-wrap gap-3">
        {block.may.includes("block.update") && (
          <Button look="line" onClick={() => onChange(block)}>
            {words.day.change}
          </Button>
        )}
        {block.may.includes("block.end") && (
          <Button look="line" onClick={() => onEnd(block)}>
            {words.end.title}
          </Button>
        )}
      </p>
    </>
  );
}
