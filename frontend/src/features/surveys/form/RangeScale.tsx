import { useLocale } from "@/lib/locale";
import type { RangeScale as Range } from "../questionnaire";

/** 0 to 10 in one line, two on a phone, with the words of the ends (and the middle) below. */
export function RangeScale({
  scale,
  name,
  chosen,
  onChoose,
  labelledBy,
}: {
  scale: Range;
  name: string;
  chosen: number | undefined;
  onChoose: (value: number) => void;
  labelledBy: string;
}) {
  const { locale } = useLocale();
  const points = Array.from(
    { length: (scale.max - scale.min) / scale.step + 1 },
    (_, at) => scale.min + at * scale.step,
  );
  const anchors = Object.entries(scale.anchors).sort(([a], [b]) => Number(a) - Number(b));
  return (
    <div>
      <div role="radiogroup" aria-labelledby={labelledBy} className="grid grid-cols-6 gap-1.5 sm:grid-cols-11">
        {points.map((point) => (
          <label
            key={point}
            className="relative flex min-h-12 cursor-pointer items-center justify-center rounded-8 border border-solid-gray-420 bg-white text-lg hover:border-key-900 has-checked:border-key-900 has-checked:bg-key-900 has-checked:font-bold has-checked:text-white has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black"
          >
            <input
              type="radio"
              name={name}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
              checked={chosen === point}
              aria-label={spoken(scale, point, locale)}
              onChange={() => onChoose(point)}
            />
            <span aria-hidden="true">{point}</span>
          </label>
        ))}
      </div>
      <p aria-hidden="true" className="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-solid-gray-700">
        {anchors.map(([point, words]) => (
          <span key={point}>
            {point}＝{words[locale]}
          </span>
        ))}
      </p>
    </div>
  );
}

function spoken(scale: Range, point: number, locale: "ja" | "en"): string {
  const anchor = scale.anchors[String(point)];
  return anchor ? `${point} ${anchor[locale]}` : String(point);
}
