import { useEffect, useRef, type MouseEvent } from "react";
import { fieldId, type FieldError } from "@/lib/form";
import { Icon } from "./Icon";
import { useWords } from "./words";

/** Stands above a form that was refused, takes focus on every refusal (`attempt` counts them) and leads to each field. */
export function ErrorSummary({
  errors,
  attempt,
  title,
}: {
  errors: readonly FieldError[];
  attempt: number;
  title?: string;
}) {
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown && attempt > 0) box.current?.focus();
  }, [attempt, shown]);
  if (!shown) return null;
  return (
    <section
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary"
      className="rounded-12 border-2 border-error-1 bg-white p-4"
    >
      <h2 id="error-summary" className="flex gap-2 text-lg text-error-2">
        <Icon name="error" size={24} className="mt-0.5" />
        {title ?? words.summary.title(errors.length)}
      </h2>
      <p className="mt-1 text-sm">{words.summary.hint}</p>
      <ul className="mt-2 list-disc ps-6">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`} className="py-1">
            <a className="link" href={`#${fieldId(field)}`} onClick={toField}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Focuses the control itself: following the fragment alone would scroll there and leave focus on the link. */
function toField(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  const control = target.matches("input, select, textarea, button")
    ? target
    : target.querySelector<HTMLElement>("input, select, textarea, button");
  (control ?? target).focus();
  target.scrollIntoView?.({ block: "center" });
}
