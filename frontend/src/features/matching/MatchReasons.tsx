import { Icon } from "@/ui/Icon";
import { useWords } from "./words";
import type { Reason } from "./wire";

/** What everybody reads; the rest opens. What does not suit is never folded away. */
const FIRST = 3;

/** Why this place: what is met first, then what isn't, each with its own shape. */
export function MatchReasons({ met, unmet }: { met: readonly Reason[]; unmet: readonly Reason[] }) {
  const words = useWords();
  const all = met.length + unmet.length;
  if (all === 0) return null;
  return (
    <div className={`border-s-4 ps-3 ${met.length > 0 ? "border-success-2" : "border-solid-gray-420"}`}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1 font-bold">
        {words.card.fit(met.length, all)}
        <Meter met={met.length} all={all} />
      </p>
      <Points label={words.card.met} reasons={met.slice(0, FIRST)} icon="check" ink="text-success-2" />
      {met.length > FIRST && (
        <details>
          <summary className="link inline-flex min-h-8 items-center text-sm">
            {words.card.more(met.length - FIRST)}
          </summary>
          <Points label={words.card.met} reasons={met.slice(FIRST)} icon="check" ink="text-success-2" />
        </details>
      )}
      {unmet.length > 0 && <p className="mt-1 text-sm font-bold text-solid-gray-800">{words.card.unmet}</p>}
      <Points label={words.card.unmet} reasons={unmet} icon="minus" ink="text-solid-gray-700" />
    </div>
  );
}

function Points({
  label,
  reasons,
  icon,
  ink,
}: {
  label: string;
  reasons: readonly Reason[];
  icon: "check" | "minus";
  ink: string;
}) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={label}>
      {reasons.map(({ code, text }) => (
        <li key={`${code} ${text}`} className="flex gap-2 leading-160">
          <Icon name={icon} size={18} className={`mt-1 ${ink}`} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** The same as its sentence, for the eye only. */
function Meter({ met, all }: { met: number; all: number }) {
  return (
    <span aria-hidden="true" data-swatch className="inline-flex gap-0.5">
      {Array.from({ length: all }, (_, index) => index).map((index) => (
        <span
          key={index}
          className={`h-2.5 w-4 rounded-4 border ${index < met ? "border-success-2 bg-success-2" : "border-solid-gray-420 bg-white"}`}
        />
      ))}
    </span>
  );
}
