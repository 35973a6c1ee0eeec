import { useId } from "react";

export type Bar = {
  key: string;
  label: string;
  /** 0–100; null when the cell itself is withheld. */
  percent: number | null;
  low?: number;
  high?: number;
  /** Stands at the row's right, for example 24件. */
  note?: string;
  /** Hatched as well as coloured. */
  stress?: boolean;
};

/** A distribution, one bar an answer, with its interval as a whisker. `name` is the finding: the picture is one image to a reader. */
export function Bars({
  bars,
  name,
  target,
  hiddenWord,
}: {
  bars: readonly Bar[];
  name: string;
  target?: number;
  hiddenWord: string;
}) {
  const hatch = useId();
  return (
    <div role="img" aria-label={name}>
      <div
        aria-hidden="true"
        className="grid grid-cols-[minmax(0,14rem)_minmax(6rem,1fr)_auto] items-center gap-x-3 gap-y-2 max-sm:grid-cols-[1fr_auto]"
      >
        {bars.map((bar) => (
          <div key={bar.key} className="col-span-full grid grid-cols-subgrid items-center">
            <span className="text-sm leading-140 max-sm:col-span-full">{bar.label}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="h-5 w-full overflow-visible" data-swatch>
              <defs>
                <pattern id={hatch} width="3" height="10" patternUnits="userSpaceOnUse" patternTransform="skewX(-30)">
                  <rect width="3" height="10" fill="#c74700" />
                  <rect width="1" height="10" fill="#ff9d61" />
                </pattern>
              </defs>
              <rect width="100" height="10" className="fill-solid-gray-50" />
              {bar.percent !== null && (
                <rect
                  width={bar.percent}
                  height="10"
                  className={bar.stress ? "" : "fill-key-900"}
                  {...(bar.stress && { fill: `url(#${hatch})` })}
                />
              )}
              {bar.percent !== null && bar.low !== undefined && bar.high !== undefined && (
                <Whisker low={bar.low} high={bar.high} />
              )}
              {target !== undefined && (
                <line
                  x1={target}
                  x2={target}
                  y1="-1"
                  y2="11"
                  stroke="#000"
                  strokeWidth="2"
                  vectorEffect="non-scaling-stroke"
                />
              )}
            </svg>
            <span className="text-end text-sm whitespace-nowrap">
              <strong className="text-base">{bar.percent === null ? hiddenWord : `${Math.round(bar.percent)}%`}</strong>{" "}
              {bar.note}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** White under black, so that it is seen on the bar and beside it. */
function Whisker({ low, high }: { low: number; high: number }) {
  return [
    { stroke: "#fff", width: 5 },
    { stroke: "#1a1a1a", width: 2 },
  ].map(({ stroke, width }) => (
    <g key={stroke} stroke={stroke} strokeWidth={width} fill="none">
      <path d={`M${low} 5H${high}M${low} 2.5V7.5M${high} 2.5V7.5`} vectorEffect="non-scaling-stroke" />
    </g>
  ));
}
