import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Panel } from "@/ui/Panel";
import { change, figureWords, plain, whereWith, type FigureName } from "./figures";
import { FigureTiles } from "./FigureTiles";
import { GradeBadge } from "./GradeBadge";
import type { Messages } from "./text/ja";
import type { Measurement, Measurements } from "./wire";
import { useLineWords } from "./words";

/** Above it nobody can talk: the rule by which the badge goes. */
const LOSS_PER_MILLE_MAX = 10;

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
        <p className="text-sm">
          {[longDate(now.measured_on, locale), words.bands[now.time_band], ...whereWith(now, words)].join(
            words.between,
          )}
        </p>
        <FigureTiles
          items={figureWords(now, words).map((figure) => {
            const note = notes[figure.name];
            return note === undefined ? figure : { ...figure, note };
          })}
        />
        <Remedy measurement={now} />
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

/** What the host can do about a line that isn't the best, or that loses packets. */
function Remedy({ measurement: { grade, loss_per_mille: loss } }: { measurement: Measurement }) {
  const { remedy } = useLineWords();
  const loses = (loss ?? 0) > LOSS_PER_MILLE_MAX;
  if (grade === "A" && !loses) return null;
  return (
    <div>
      <h3 className="font-bold">{remedy.title}</h3>
      <ul className="list-disc space-y-1 ps-5 text-sm">
        {loses && <li>{remedy.loss}</li>}
        {remedy.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </div>
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
