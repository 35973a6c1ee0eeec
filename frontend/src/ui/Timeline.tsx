import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { useWords } from "./words";

export type TimelineStep = {
  key: string;
  title: ReactNode;
  state: "done" | "now" | "ahead" | "stopped";
  /** Who and when, as one line. */
  meta?: ReactNode;
  children?: ReactNode;
};

/** What happened and what comes: the step that holds the matter now is the filled one. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  const words = useWords();
  return (
    <ol>
      {steps.map((step, index) => (
        <li key={step.key} aria-current={step.state === "now" ? "step" : undefined} className="flex gap-4">
          <div className="flex flex-col items-center">
            <Knot state={step.state} />
            {index < steps.length - 1 && (
              <span
                aria-hidden="true"
                className={`w-0.5 flex-1 ${step.state === "done" ? "bg-key-900" : "bg-solid-gray-300"}`}
              />
            )}
          </div>
          <div className="min-w-0 flex-1 pb-6">
            <p className={step.state === "ahead" ? "text-solid-gray-700" : "font-bold"}>
              {step.title}
              {step.state === "now" && (
                <span className="ms-2 rounded-4 bg-key-100 px-2 text-sm text-key-1000">{words.timeline.now}</span>
              )}
              <span className="sr-only">
                {step.state === "done"
                  ? `（${words.timeline.done}）`
                  : step.state === "ahead"
                    ? `（${words.timeline.ahead}）`
                    : ""}
              </span>
            </p>
            {step.meta !== undefined && <p className="text-sm text-solid-gray-700">{step.meta}</p>}
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Knot({ state }: { state: TimelineStep["state"] }) {
  const looks = {
    done: "border-key-900 bg-white text-key-900",
    now: "border-key-900 bg-key-900 text-white",
    ahead: "border-solid-gray-420 bg-white text-transparent",
    stopped: "border-solid-gray-700 bg-solid-gray-700 text-white",
  };
  const icons = { done: "check", now: "chevron-right", ahead: "minus", stopped: "close" } as const;
  return (
    <span
      aria-hidden="true"
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-full border-2 ${looks[state]}`}
    >
      <Icon name={icons[state]} size={16} />
    </span>
  );
}
