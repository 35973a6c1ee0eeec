import { Icon, type IconName } from "./Icon";
import type { Occupancy, OccupancyEntry } from "./OccupancyCalendar";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** Fill, hatch and outline differ as well as colour: the page is printed on grey printers. */
const LOOKS: Record<Exclude<Occupancy, "free">, { bar: string; icon: IconName }> = {
  booked: { bar: "bg-key-900 text-white border-key-900", icon: "check" },
  held: { bar: "bg-white text-key-1000 border-key-900 border-dashed", icon: "clock" },
  blocked: {
    bar: "text-solid-gray-900 border-solid-gray-600 bg-[repeating-linear-gradient(135deg,#e6e6e6_0_6px,#fff_6px_10px)]",
    icon: "close",
  },
  closed: { bar: "bg-solid-gray-200 text-solid-gray-800 border-solid-gray-300", icon: "minus" },
};

/** One day of a bar that may run over several; the name stands on its first day and may lie over the next ones. */
export function OccupancyCell({
  entry,
  startsHere,
  endsHere,
}: {
  entry: OccupancyEntry | undefined;
  startsHere: boolean;
  endsHere: boolean;
}) {
  if (!entry || entry.state === "free") return null;
  const { bar, icon } = LOOKS[entry.state];
  const ends = `${startsHere ? "ms-0.5 rounded-s-6 border-s-2" : "-ms-0.5 border-s-0"} ${endsHere ? "me-0.5 rounded-e-6 border-e-2" : "border-e-0"}`;
  return (
    <span aria-hidden="true" data-swatch className={`relative flex h-8 items-center border-y-2 ${bar} ${ends}`}>
      {startsHere && (
        <span className="absolute start-1 z-[1] flex items-center gap-0.5 whitespace-nowrap">
          <Icon name={icon} size={16} />
          {!endsHere && entry.label}
        </span>
      )}
    </span>
  );
}

export function cellText(entry: OccupancyEntry | undefined, words: Messages): string {
  if (!entry) return words.occupancy.free;
  return [words.occupancy[entry.state], entry.label].filter(Boolean).join(" ");
}

export function OccupancyLegend() {
  const words = useWords();
  const states = ["booked", "held", "blocked", "closed"] as const;
  return (
    <ul className="flex flex-wrap gap-4 text-sm">
      {states.map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span
            data-swatch
            className={`inline-flex h-6 w-8 items-center justify-center rounded-6 border-2 ${LOOKS[state].bar}`}
          >
            <Icon name={LOOKS[state].icon} size={16} />
          </span>
          {words.occupancy[state]}
        </li>
      ))}
    </ul>
  );
}
