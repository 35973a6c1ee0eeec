import { Icon, type IconName } from "./Icon";
import { DAY_PARTS, type DayPart, type Occupancy, type OccupancyEntry } from "./occupancy";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** Letters on hatching or dots are hard to read. */
const PLAIN = "bg-white";

/** Fill, hatch and outline differ as well as colour: the page is printed on grey printers. */
const LOOKS: Record<Exclude<Occupancy, "free">, { bar: string; name?: string; icon: IconName }> = {
  booked: { bar: "bg-key-900 text-white border-key-900", icon: "check" },
  held: { bar: "bg-white text-key-1000 border-key-900 border-dashed", icon: "clock" },
  blocked: {
    bar: "text-solid-gray-900 border-solid-gray-600 bg-[repeating-linear-gradient(135deg,#e6e6e6_0_6px,#fff_6px_10px)]",
    name: PLAIN,
    icon: "close",
  },
  external: {
    bar: "text-solid-gray-900 border-solid-gray-900 border-dotted bg-[radial-gradient(circle,#b3b3b3_1px,#fff_1.5px)] bg-[length:6px_6px]",
    name: PLAIN,
    icon: "external",
  },
  closed: { bar: "bg-solid-gray-200 text-solid-gray-800 border-solid-gray-300", icon: "minus" },
};

/** One day of a bar that may run over several; its first day carries the name, over as many `days` as the bar has. */
export type Bar = { entry: OccupancyEntry | undefined; startsHere: boolean; endsHere: boolean; days: number };

export function OccupancyCell({ entry, startsHere, endsHere, days, lane = false }: Bar & { lane?: boolean }) {
  if (!entry || entry.state === "free") return null;
  const { bar, name = "", icon } = LOOKS[entry.state];
  const ends = `${startsHere ? "ms-0.5 rounded-s-6 border-s-2" : "-ms-0.5 border-s-0"} ${endsHere ? "me-0.5 rounded-e-6 border-e-2" : "border-e-0"}`;
  return (
    <span
      aria-hidden="true"
      data-swatch
      className={`relative flex items-center ${lane ? "h-4.5 border-y" : "h-8 border-y-2"} ${bar} ${ends}`}
    >
      {startsHere && (
        <span
          className={`absolute start-0.5 z-[1] flex items-center gap-0.5 rounded-4 text-[13px] tracking-tight ${name}`}
          style={{ maxWidth: `${days * 100}%` }}
        >
          <Icon name={icon} size={lane ? 14 : 16} />
          {!endsHere && <span className="truncate">{entry.label}</span>}
        </span>
      )}
    </span>
  );
}

/** Morning, afternoon and evening of a work place, one lane each. */
export function PartsCell({ bar }: { bar: (part: DayPart) => Bar }) {
  return (
    <span aria-hidden="true" className="block divide-y divide-solid-gray-100">
      {DAY_PARTS.map((part) => (
        <span key={part} className="block h-4.5 leading-none">
          <OccupancyCell {...bar(part)} lane />
        </span>
      ))}
    </span>
  );
}

/** Which lane is which, beside the row's name. */
export function PartNames() {
  const words = useWords();
  return (
    <span aria-hidden="true" className="text-end text-sm text-solid-gray-700">
      {DAY_PARTS.map((part) => (
        <span key={part} className="block h-4.5 leading-[1.125rem]">
          {words.occupancy.lanes[part]}
        </span>
      ))}
    </span>
  );
}

/** A day on which all parts are alike is said once. */
export function partsText(find: (part: DayPart) => OccupancyEntry | undefined, words: Messages): string {
  const said = DAY_PARTS.map((part) => cellText(find(part), words));
  if (said.every((text) => text === said[0])) return said[0] ?? "";
  return DAY_PARTS.map((part, index) => `${words.occupancy[part]} ${said[index]}`).join(words.occupancy.and);
}

export function cellText(entry: OccupancyEntry | undefined, words: Messages): string {
  if (!entry) return words.occupancy.free;
  return [words.occupancy[entry.state], entry.label].filter(Boolean).join(" ");
}

export function OccupancyLegend() {
  const states = ["booked", "held", "blocked", "external", "closed"] as const;
  return (
    <ul className="flex flex-wrap gap-4 text-sm">
      {states.map((state) => (
        <li key={state}>
          <OccupancyBadge state={state} />
        </li>
      ))}
    </ul>
  );
}

/** A state as the calendar draws it, with its word. */
export function OccupancyBadge({ state }: { state: Exclude<Occupancy, "free"> }) {
  const words = useWords();
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        data-swatch
        className={`inline-flex h-6 w-8 items-center justify-center rounded-6 border-2 ${LOOKS[state].bar}`}
      >
        <Icon name={LOOKS[state].icon} size={16} />
      </span>
      {words.occupancy[state]}
    </span>
  );
}
