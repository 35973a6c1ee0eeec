import { useMemo, useState } from "react";
import { addDays, longDate, shortDate, type Day } from "@/lib/dates";
import type { Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { percent } from "@/lib/money";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { OccupancyCalendar } from "@/ui/OccupancyCalendar";
import type { OccupancyRow } from "@/ui/occupancy";
import { BlockDialog } from "./BlockDialog";
import type { Marked } from "./blocking";
import { BlockList } from "./BlockList";
import { DayDialog } from "./DayDialog";
import { EndBlock } from "./EndBlock";
import { groupsOf, type UnitRow } from "./rows";
import { earlier, later } from "./span";
import { useSpeech } from "./useSpeech";
import type { Block, Calendar } from "./wire";
import { useWords } from "./words";

type Opened =
  | { what: "day"; row: UnitRow; on: Day }
  | { what: "block"; marked: Marked | null }
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
  if (rows.length === 0) return <NoUnits facilityId={calendar.facility_id} />;
  return (
    <div className="flex flex-col gap-4">
      <div className="panel flex flex-col gap-4 p-4 md:p-5" aria-busy={waiting || undefined}>
        <Head calendar={calendar} onBlock={mayBlock ? () => setOpened({ what: "block", marked: null }) : null} />
        <OccupancyCalendar
          key={calendar.from}
          from={calendar.from}
          days={calendar.days}
          today={today}
          groups={groups}
          holidays={holidays}
          onOpen={open}
          onSelect={mark}
        />
      </div>
      <BlockList calendar={calendar} today={today} onEnd={(block) => setOpened({ what: "end", block })} />
      {opened?.what === "day" && (
        <DayDialog
          {...opened}
          calendar={calendar}
          today={today}
          onClose={close}
          onEnd={(block) => setOpened({ what: "end", block })}
          onBlock={(marked) => setOpened({ what: "block", marked })}
        />
      )}
      {opened?.what === "block" && (
        <BlockDialog calendar={calendar} marked={opened.marked} today={today} onClose={close} />
      )}
      {opened?.what === "end" && <EndBlock calendar={calendar} block={opened.block} onClose={close} />}
    </div>
  );
}

/** Where in time the page stands, the ways on, and how much is blocked. */
function Head({ calendar, onBlock }: { calendar: Calendar; onBlock: (() => void) | null }) {
  const words = useWords();
  const { locale } = useLocale();
  const { setSearch } = useAddress();
  const { from, days, blocked_per_mille: blocked } = calendar;
  const go = (day: Day | null) => setSearch(new URLSearchParams(day === null ? {} : { from: day }), "replace");
  const last = addDays(from, days - 1);
  const until = last.slice(0, 4) === from.slice(0, 4) ? shortDate(last, locale) : longDate(last, locale);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div role="group" aria-label={words.moveBy} className="flex flex-wrap items-center gap-2">
        <Button look="line" size="small" icon="chevron-left" className="min-h-11" onClick={() => go(earlier(from))}>
          {words.earlier}
        </Button>
        <Button look="line" size="small" className="min-h-11" onClick={() => go(null)}>
          {words.today}
        </Button>
        <Button
          look="line"
          size="small"
          icon="chevron-right"
          className="min-h-11 flex-row-reverse"
          onClick={() => go(later(from))}
        >
          {words.later}
        </Button>
        <p role="status" className="font-bold sm:ms-2">
          {words.span(longDate(from, locale), until)}
        </p>
      </div>
      <div className="flex w-full flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <dl className="leading-150">
          <dt className="text-sm">{words.share}</dt>
          <dd>
            <span className="text-xl font-bold">{percent(blocked / 10)}</span>
            <span className="ms-2 text-sm text-solid-gray-700">{words.shareText(days)}</span>
          </dd>
        </dl>
        {onBlock !== null && (
          <Button icon="plus" onClick={onBlock}>
            {words.blocks.add}
          </Button>
        )}
      </div>
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
