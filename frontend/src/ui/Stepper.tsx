import { Icon } from "./Icon";
import { useWords } from "./words";

/** Where one is in a form of several pages. `current` counts from 0; the words 手順 2／4 stand above for phones. */
export function Stepper({ steps, current }: { steps: readonly string[]; current: number }) {
  const words = useWords();
  return (
    <nav aria-label={words.stepper.label}>
      <p className="text-solid-gray-700 md:hidden">{words.stepper.step(current + 1, steps.length)}</p>
      <ol className="hidden gap-2 md:flex">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === current ? "step" : undefined}
            className={`flex flex-1 items-center gap-2 border-t-4 pt-2 ${index <= current ? "border-key-900" : "border-solid-gray-200"}`}
          >
            <span
              className={`inline-flex size-7 shrink-0 items-center justify-center rounded-full border-2 text-sm font-bold ${numberLook(index, current)}`}
            >
              {index < current ? <Icon name="check" size={16} /> : index + 1}
            </span>
            <span className={index === current ? "font-bold" : "text-solid-gray-700"}>{step}</span>
            <span className="sr-only">
              {index < current ? words.stepper.done : index === current ? words.stepper.now : words.stepper.ahead}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function numberLook(index: number, current: number): string {
  if (index === current) return "border-key-900 bg-key-900 text-white";
  return index < current ? "border-key-900 text-key-900" : "border-solid-gray-420 text-solid-gray-700";
}
