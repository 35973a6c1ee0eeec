import { useWords } from "../words";

const NEARLY = 50;

/** How much more can be written; spoken only when it gets short. `quiet`: shown only then. */
export function Remaining({ text, most, quiet = false }: { text: string; most: number; quiet?: boolean }) {
  const { form } = useWords();
  const left = most - Array.from(text).length;
  if (quiet && left > NEARLY) return null;
  return (
    <p
      role={left <= NEARLY ? "status" : undefined}
      className={`self-end text-sm ${left < 0 ? "font-bold text-error-2" : "text-solid-gray-700"}`}
    >
      {left < 0 ? form.over(-left) : form.remaining(left)}
    </p>
  );
}
