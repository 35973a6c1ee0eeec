import { memo } from "react";
import { useLocale } from "@/lib/locale";
import { placeLabels, scaleOf, toScreen, type Label, type Point, type Size, type View } from "./geometry";
import { AREAS, NEIGHBOURS } from "./outline";
import { SURROUNDINGS } from "./surroundings";
import type { Tile } from "./tiles";

export const LETTER = 13;

type DrawingProps = {
  view: View;
  size: Size;
  found: ReadonlySet<string>;
  chosen: string | null;
  tiles: readonly Tile[];
  /** Names of what nobody can press here. */
  labels: readonly Label[];
  /** From where a pin belongs to where it had to be put. */
  leads: readonly { from: Point; to: Point }[];
};

/** Everything that is only looked at; assistive technology has the list instead. */
export function Drawing({ view, size, found, chosen, tiles, labels, leads }: DrawingProps) {
  const scale = scaleOf(view, size);
  const origin = toScreen({ x: 0, y: 0 }, view, size);
  return (
    <svg
      width={size.width}
      height={size.height}
      aria-hidden="true"
      focusable="false"
      data-swatch
      className="absolute inset-0"
    >
      {tiles.map(({ key, href, ...box }) => (
        <image key={key} href={href} preserveAspectRatio="none" {...box} />
      ))}
      <g transform={`translate(${origin.x} ${origin.y}) scale(${scale})`} strokeLinejoin="round">
        <Land found={found} chosen={chosen} over={tiles.length > 0} />
      </g>
      {leads.map(({ from, to }) => (
        <line
          key={`${from.x} ${from.y} ${to.x}`}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          className="stroke-key-900"
          strokeWidth="2"
        />
      ))}
      {labels.map(({ key, text, at, look }) => (
        <text
          key={key}
          x={at.x}
          y={at.y}
          dy="0.35em"
          textAnchor="middle"
          fontSize={LETTER}
          className={LABEL_LOOKS[look]}
          strokeWidth="3"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** The paths change with the search, not with every pixel of a drag. */
const Land = memo(function Land({
  found,
  chosen,
  over,
}: Pick<DrawingProps, "found" | "chosen"> & {
  /** Over pictures the land is only tinted. */
  over: boolean;
}) {
  return (
    <>
      {!over && <path d={NEIGHBOURS} className="fill-neighbour stroke-neighbour" strokeWidth="5" />}
      {AREAS.map(({ code, path }) => {
        const look = found.has(code) ? "fill-hit hover:fill-[#a5d3b8]" : "fill-land";
        return (
          <path
            key={code}
            d={path}
            data-town={found.has(code) || code === chosen ? code : undefined}
            fillOpacity={over ? (found.has(code) ? 0.5 : 0) : 1}
            className={`${look} ${found.has(code) ? "cursor-pointer" : ""} stroke-solid-gray-300`}
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
      {AREAS.filter(({ code }) => code === chosen).map(({ code, path }) => (
        <path
          key={code}
          d={path}
          className="pointer-events-none fill-none stroke-key-900"
          strokeWidth="3"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </>
  );
});

/** Names in the order in which they may take room: where something was found first, then the large ones. */
export function useLabels(
  municipalities: readonly { code: string; name: string }[],
  counts: ReadonlyMap<string, number>,
  fixed: ReadonlySet<string | null>,
  { view, size }: { view: View; size: Size },
  spots: readonly Point[],
): Label[] {
  const { locale } = useLocale();
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  const towns = [...AREAS]
    .sort(
      (a, b) =>
        Number(fixed.has(b.code)) - Number(fixed.has(a.code)) ||
        Number(counts.has(b.code)) - Number(counts.has(a.code)) ||
        b.size - a.size,
    )
    .flatMap(({ code, at }): Label[] => {
      const text = names.get(code);
      if (text === undefined) return [];
      const isFixed = fixed.has(code);
      const count = counts.get(code) ?? (isFixed ? 0 : undefined);
      const place = toScreen({ x: at[0], y: at[1] }, view, size);
      const button = count === undefined ? {} : { count, fixed: isFixed };
      return [{ key: code, text, at: place, bold: count !== undefined, look: "town", ...button }];
    });
  const around = SURROUNDINGS.map(({ key, water, x, y, ...written }): Label => {
    const at = toScreen({ x, y }, view, size);
    return { key, text: written[locale], at, bold: false, look: water ? "water" : "land" };
  });
  return placeLabels([...towns, ...around], spots, size, LETTER);
}

const LABEL_LOOKS: Record<Label["look"], string> = {
  town: "fill-solid-gray-800 stroke-white",
  land: "fill-solid-gray-700 stroke-neighbour",
  water: "fill-[#285f86] stroke-sea tracking-[0.2em]",
};
