import { useEffect, useRef } from "react";
import { fieldId } from "@/lib/form";
import { useAddress } from "@/lib/route";
import { STEPS, type Step } from "./checks";

/** The step stands in the address, so that the browser's back button goes back one step. */
export function useSteps() {
  const { search, setSearch } = useAddress();
  const wanted = useRef<string | null>(null);
  const asked = Number(search.get("step") ?? "1") - 1;
  const current = Math.min(STEPS.length - 1, Math.max(0, Number.isInteger(asked) ? asked : 0));
  const step: Step = STEPS[current] ?? "places";

  // After every render: the field of another step exists only once that step stands there.
  useEffect(() => {
    if (wanted.current === null) return;
    focusField(wanted.current);
    wanted.current = null;
  });

  /** Goes to a step, and there to a field when one is named. */
  const go = (to: Step, field: string | null = null) => {
    const next = new URLSearchParams(search);
    next.set("step", String(STEPS.indexOf(to) + 1));
    wanted.current = field;
    if (to !== step) setSearch(next);
    if (field === null) globalThis.scrollTo({ top: 0 });
  };
  return { step, current, go };
}

function focusField(field: string) {
  const target = document.getElementById(fieldId(field));
  const control = target?.matches("input, select, textarea")
    ? target
    : target?.querySelector<HTMLElement>("input, select, textarea, button");
  (control ?? target)?.focus();
  (control ?? target)?.scrollIntoView?.({ block: "center" });
}
