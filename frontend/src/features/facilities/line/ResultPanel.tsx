import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Panel } from "@/ui/Panel";
import { change, figureWords, plain, type FigureName } from "./figures";
import { FigureTiles } from "./FigureTiles";
import { GradeBadge } from "./GradeBadge";
import type { Messages } from "./text/ja";
import type { Measurement, Measurements } from "./wire";
import { useLineWords } from "./words";

/** What was measured just now, against the last time. */
export function ResultPanel({ measurements }: { measurements: Measurements }) {
  const words = useLineWords();
  const { locale } = useLocale();
  const { result } = words;
  const [now, ...earlier] = measurements.items;
  if (now === undefined) return null;
  const before = earlier.find(({ kind }) => kind === "measured");
  const notes = before === undefined ? {} : differences(now, before, words);
  const { samples } = now;
  return (
    <Panel title={result.title}>
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-3">
          <GradeBadge grade={now.grade} stale={false} />
          {now.grade && <span>{words.grade.meaning[now.grade]}</span>}
        </p>
        <FigureTiles
          items={figureWords(now, words).map((figure) => {
            const note = notes[figure.name];
            return note === undefined ? figure : { ...figure, note };
          })}
        />
        {before && <p className="text-sm">{result.before(longDate(before.measured_on, locale))}</p>}
        {samples && (
          <ul className="text-sm text-solid-gray-700">
            <li>
              {words.figures.down} {result.rounds(samples.down_mbps.map(plain).join(" / "))}
            </li>
            <li>
              {words.figures.up} {result.rounds(samples.up_mbps.map(plain).join(" / "))}
            </li>
            <li>
              {words.figures.rtt} {result.spread(plain(samples.rtt_least_ms), plain(samples.rtt_high_ms))}
            </li>
            <li>
              {words.figures.loss} {result.late(samples.late, samples.probes)}
            </li>
            <li>{result.medians}</li>
          </ul>
        )}
      </div>
    </Panel>
  );
}

function differences(now: Measurement, before: Measurement, words: Messages): Partial<Record<FigureName, string>> {
  const { figures } = words;
  return {
    down: change(now.down_mbps, before.down_mbps, figures.mbps, words),
    up: change(now.up_mbps, before.up_mbps, figures.mbps, words),
    rtt: change(now.rtt_ms, before.rtt_ms, (value) => figures.ms(Number(value)), words),
  };
}
