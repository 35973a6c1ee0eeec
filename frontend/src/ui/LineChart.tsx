export type LinePoint = { key: string; label: string; value: number };

const WIDTH = 360;
const HEIGHT = 160;
const LEFT = 36;
const RIGHT = 40;
const TOP = 16;
const BOTTOM = 28;

/** One figure over time from 0 to `most`, as steps: a value holds until the next. `name` is the finding; the table beside it has every point. */
export function LineChart({
  points,
  name,
  most,
  share,
}: {
  /** Oldest first; `share` says where each stands, 0 to 1. */
  points: readonly LinePoint[];
  name: string;
  most: number;
  share: (point: LinePoint) => number;
}) {
  const x = (point: LinePoint) => LEFT + share(point) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const steps = points.map((point, index) =>
    index === 0 ? `M${x(point)} ${y(point.value)}` : `H${x(point)}V${y(point.value)}`,
  );
  const [first, last] = [points[0], points.at(-1)];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name} className="w-full">
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} className="stroke-solid-gray-300" />
          <text x={LEFT - 6} y={y(value) + 5} textAnchor="end" className="fill-solid-gray-700 text-sm">
            {value}
          </text>
        </g>
      ))}
      <path d={`${steps.join("")}H${WIDTH - RIGHT}`} fill="none" strokeWidth="3" className="stroke-key-900" />
      {points.map((point) => (
        <circle key={point.key} cx={x(point)} cy={y(point.value)} r="4" className="fill-key-900" />
      ))}
      {first && (
        <text x={LEFT} y={HEIGHT - 6} className="fill-solid-gray-700 text-sm">
          {first.label}
        </text>
      )}
      {last && (
        <text x={WIDTH - RIGHT + 6} y={y(last.value) + 6} className="fill-solid-gray-800 text-lg font-bold">
          {last.value}
        </text>
      )}
      {last && last !== first && (
        <text
          x={Math.min(WIDTH - RIGHT, x(last))}
          y={HEIGHT - 6}
          textAnchor="end"
          className="fill-solid-gray-700 text-sm"
        >
          {last.label}
        </text>
      )}
    </svg>
  );
}
