import { useLocale } from "@/lib/locale";
import { hasMean, meanWords, type Row } from "./figures";
import { useWords } from "./words";

/** One line a row of a matrix: its mean as a dot, the interval as a bar through it, the figure and its n in words. */
export function MeanRows({
  rows,
  axis,
  name,
}: {
  rows: readonly Row[];
  axis: { least: number; most: number } | null;
  name: string;
}) {
  const { figures: words } = useWords();
  const { locale } = useLocale();
  const most = axis?.most ?? Math.max(1, ...rows.map(({ figures }) => figures.ci_high ?? figures.mean ?? 0));
  const least = axis?.least ?? 0;
  const place = (value: number) => Math.min(100, Math.max(0, ((value - least) / (most - least)) * 100));
  return (
    <div role="img" aria-label={name}>
      <div
        aria-hidden="true"
        className="grid grid-cols-[minmax(0,14rem)_minmax(6rem,1fr)_auto] items-center max-sm:grid-cols-[1fr_auto] gap-x-3 gap-y-1"
      >
        {rows.map((row) => (
          <div
            key={row.code}
            className="col-span-full grid min-h-9 grid-cols-subgrid items-center border-b border-solid-gray-100"
          >
            <span className="pt-1 text-sm leading-140 max-sm:col-span-full sm:pb-1">
              {row[locale]}
              {row.reverse && <span className="block text-solid-gray-700">{words.reverse}</span>}
            </span>
            <MeanMark row={row} place={place} />
            <span className="text-end text-sm whitespace-nowrap">
              <strong className="text-base">{hasMean(row.figures) ? meanWords(row.figures.mean) : words.hidden}</strong>{" "}
              <span className="text-solid-gray-700">{words.n(String(row.figures.answered_n))}</span>
            </span>
          </div>
        ))}
        <div className="col-span-full grid grid-cols-subgrid text-sm text-solid-gray-700">
          <span className="max-sm:hidden" />
          <span className="flex justify-between">
            <span>{meanWords(least)}</span>
            <span>{meanWords(most)}</span>
          </span>
          <span />
        </div>
      </div>
      <p aria-hidden="true" className="mt-1 flex items-center gap-2 text-sm text-solid-gray-700">
        <svg width="36" height="12" data-swatch>
          <rect x="2" y="4" width="32" height="4" className="fill-key-200" />
          <circle cx="18" cy="6" r="5" className="fill-key-900" />
        </svg>
        {words.tickMean}
      </p>
    </div>
  );
}

function MeanMark({ row, place }: { row: Row; place: (value: number) => number }) {
  const { figures } = row;
  if (!hasMean(figures)) return <span className="h-2 rounded-full border border-dashed border-solid-gray-420" />;
  const [low, high] = [figures.ci_low, figures.ci_high];
  const fewer = figures.reference;
  return (
    <span className="relative block h-5" data-swatch>
      <span className="absolute inset-x-0 top-1/2 h-px bg-solid-gray-300" />
      {typeof low === "number" && typeof high === "number" && (
        <span
          className="absolute top-1/2 h-1.5 -translate-y-1/2 bg-key-200"
          style={{ left: `${place(low)}%`, width: `${place(high) - place(low)}%` }}
        />
      )}
      <span
        className={`absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-key-900 ${fewer ? "bg-white" : "bg-key-900"}`}
        style={{ left: `${place(figures.mean)}%` }}
      />
    </span>
  );
}
