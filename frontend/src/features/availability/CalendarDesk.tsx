import { useMemo, useState } from "react";
import type { Day } from "@/lib/dates";
import type { Holidays } from "@/lib/holidays";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { OccupancyCalendar } from "@/ui/OccupancyCalendar";
import type { OccupancyRow } from "@/ui/occupancy";
import { BlockDialog } from "./BlockDialog";
import type { Marked } from "./blocking";
import { BlockList } from "./BlockList";
import { CalendarHead } from "./CalendarHead";
import { ChangeBlock } from "./ChangeBlock";
import { DayDialog } from "./DayDialog";
import { EndBlock } from "./EndBlock";
import { groupsOf, type UnitRow } from "./rows";
import { useSpeech } from "./useSpeech";
import type { Block, Calendar } from "./wire";
import { useWords } from "./words";

type Opened =
  | { what: "day"; row: UnitRow; on: Day }
  | { what: "block"; marked: Marked | null }
  | { what: "change"; block: Block }
  | { what: "end"; block: Block }
  | null;

/** The grid, its window, the share that is blocked, and the blocks from today on. */
export function CalendarDesk({
  calendar,
  today,
  holidays,
  waiting,
}: {
  calendar: Calendar;
  today: Day;
  holidays: Holidays;
  waiting: boolean;
}) {
  const speech = useSpeech();
  const [opened, setOpened] = useState<Opened>(null);
  const groups = useMemo(() => groupsOf(calendar, speech), [calendar, speech]);
  const rows = groups.flatMap((group) => group.rows);
  const mayBlock = calendar.may.includes("block.create");
  const close = () => setOpened(null);
  const open = ({ id }: OccupancyRow, on: Day) => {
    const row = rows.find((each) => each.id === id);
    if (row) setOpened({ what: "day", row, on });
  };
  const mark = ({ rowIds, from, until }: { rowIds: string[]; from: Day; until: Day }) => {
    const unitIds = rows.filter(({ id }) => rowIds.includes(id)).flatMap((row) => row.unitIds);
    if (mayBlock && until >= today) setOpened({ what: "block", marked: { unitIds, from, until } });
  };
  const end = (block: Block) => setOpened({ what: "end", block });
  const change = (block: Block) => setOpened({ what: "change", block });
  if (rows.length === 0) return <NoUnits facilityId={calendar.facility_id} />;
  return (
    <div className="flex flex-col gap-4">
      <div className="panel flex flex-col gap-4 p-4 md:p-5" aria-busy={waiting || undefined}>
        <CalendarHead
          calendar={calendar}
          onBlock={mayBlock ? () => setOpened({ what: "block", marked: null }) : null}
        />
        <OccupancyCalendar
          key={calendar.from}
          from={calendar.from}
          days={calendar.days}
          today={today}
          groups={groups}
          holidays={holidays}
          onOpen={open}
          {...(mayBlock && { onSelect: mark })}
        />
      </div>
      <BlockList calendar={calendar} today={today} onEnd={end} onChange={change} />
      {opened?.what === "day" && (
        <DayDialog
          {...opened}
          calendar={calendar}
          today={today}
          onClose={close}
          onEnd={end}
          onChange={change}
          onBlock={(marked) => setOpened({ what: "block", marked })}
        />
      )}
      {opened?.what === "block" && (
        <BlockDialog calendar={calendar} marked={opened.marked} today={today} onClose={close} />
      )}
      {opened?.what === "change" && (
        <ChangeBlock calendar={calendar} block={opened.block} today={today} onClose={close} />
      )}
      {opened?.what === "end" && <EndBlock calendar={calendar} block={opened.block} onClose={close} />}
    </div>
  );
}

function NoUnits({ facilityId }: { facilityId: string }) {
  const words = useWords();
  return (
    <EmptyState icon="building" title={words.noUnits}>
      <p className="mb-4">{words.noUnitsText}</p>
      <LinkButton look="line" href={paths.editFacility(facilityId)}>
        {words.editListing}
      </LinkButton>
    </EmptyState>
  );
}
