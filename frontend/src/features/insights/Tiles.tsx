import type { ReactNode } from "react";
import { count, percent } from "@/lib/money";
import { Tag } from "@/ui/Tag";
import { meanWords, signed, visible, type Audience, type Figures, type Results } from "./figures";
import { useWords } from "./words";

/** The questions whose figures stand at the top, by questionnaire. */
const HEADLINES: Record<Audience, { satisfied?: string; again?: string; recommend?: string }> = {
  participant_pre: {},
  participant_post: { satisfied: "POST_Q16", again: "POST_Q18", recommend: "POST_Q17" },
  employer: { again: "EMP_Q07" },
  host: { satisfied: "HOST_Q01", again: "HOST_Q07" },
};

export function Tiles({ results }: { results: Results }) {
  const { tiles } = useWords();
  const { satisfied, again, recommend } = HEADLINES[results.scope.audience];
  const of = (id: string | undefined) => results.questions.find((question) => question.id === id)?.figures;
  return (
    <div className="grid grid-cols-2 gap-3 md:gap-4 lg:grid-cols-4">
      <RateTile results={results} />
      <FigureTile label={tiles.satisfied} figures={of(satisfied)} read={meanFace} />
      <FigureTile label={tiles.again} figures={of(again)} read={topFace} />
      <FigureTile label={tiles.recommend} figures={of(recommend)} read={scoreFace} />
    </div>
  );
}

function RateTile({ results }: { results: Results }) {
  const { tiles } = useWords();
  const { response_rate: rate, invited_n: invited } = results;
  const known = rate && typeof rate.low === "number" && typeof rate.high === "number";
  return (
    <Tile
      label={tiles.rate}
      value={rate ? rate.percent.toFixed(1) : tiles.unknown}
      unit={rate ? "%" : ""}
      note={rate && typeof invited === "number" ? tiles.rateNote(count(rate.count), count(invited)) : tiles.noRate}
      {...(known && { interval: tiles.interval(percent(rate.low ?? 0, 0), percent(rate.high ?? 0, 0)) })}
    />
  );
}

type Face = { value: string; unit: string; low?: string; high?: string };

function meanFace({ mean, ci_low: low, ci_high: high }: Figures): Face | null {
  if (typeof mean !== "number") return null;
  const known = typeof low === "number" && typeof high === "number";
  return { value: mean.toFixed(2), unit: "", ...(known && { low: meanWords(low), high: meanWords(high) }) };
}

function topFace({ top2 }: Figures): Face | null {
  if (!top2) return null;
  const known = typeof top2.low === "number" && typeof top2.high === "number";
  return {
    value: top2.percent.toFixed(1),
    unit: "%",
    ...(known && { low: percent(top2.low ?? 0, 0), high: percent(top2.high ?? 0, 0) }),
  };
}

function scoreFace({ recommend_score: score, recommend_se: se }: Figures): Face | null {
  if (typeof score !== "number") return null;
  const half = typeof se === "number" ? 1.96 * se : null;
  return {
    value: signed(score),
    unit: "",
    ...(half !== null && { low: signed(Math.max(-100, score - half)), high: signed(Math.min(100, score + half)) }),
  };
}

function FigureTile({
  label,
  figures,
  read,
}: {
  label: string;
  figures: Figures | null | undefined;
  read: (figures: Figures) => Face | null;
}) {
  const words = useWords();
  if (!figures) return null;
  const face = visible(figures) ? read(figures) : null;
  if (!face) {
    const why = figures.withheld ? words.withheld[figures.withheld] : words.withheld.few;
    return <Tile label={label} value={words.figures.hidden} unit="" note={why} hidden />;
  }
  return (
    <Tile
      label={label}
      value={face.value}
      unit={face.unit}
      n={figures.answered_n}
      reference={figures.reference}
      {...(face.low !== undefined &&
        face.high !== undefined && { interval: words.tiles.interval(face.low, face.high) })}
    />
  );
}

function Tile({
  label,
  value,
  unit,
  n,
  note,
  interval,
  reference = false,
  hidden = false,
}: {
  label: string;
  value: ReactNode;
  unit: string;
  n?: number;
  note?: string;
  interval?: readonly string[];
  reference?: boolean;
  hidden?: boolean;
}) {
  const { figures } = useWords();
  return (
    <section className="panel flex flex-col p-4">
      <h2 className="text-base leading-140 font-normal">{label}</h2>
      <p className="flex flex-wrap items-baseline gap-x-1">
        <span className={hidden ? "text-xl font-bold" : "text-3xl font-bold md:text-4xl"}>{value}</span>
        {unit !== "" && <span className="text-sm">{unit}</span>}
        {n !== undefined && <span className="ms-auto text-sm text-solid-gray-700">{figures.n(count(n))}</span>}
      </p>
      {interval !== undefined && (
        <p className="flex flex-wrap gap-x-1 text-sm text-solid-gray-700">
          {interval.map((piece) => (
            <span key={piece} className="whitespace-nowrap">
              {piece}
            </span>
          ))}
        </p>
      )}
      {note !== undefined && <p className="text-sm text-solid-gray-700">{note}</p>}
      {reference && (
        <p className="mt-auto pt-1" title={figures.referenceWhy}>
          <Tag>{figures.reference}</Tag>
        </p>
      )}
    </section>
  );
}
