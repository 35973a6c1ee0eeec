import { useWords } from "./words";

/** What the public sees of a day: no counts, no reasons. */
export type Availability = "free" | "few" | "full" | "closed";

export const AVAILABILITIES = ["free", "few", "full", "closed"] as const satisfies readonly Availability[];

const SHAPES: Record<Availability, { path: string; ink: string }> = {
  free: { path: "M10 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12", ink: "text-success-2" },
  few: { path: "M10 4.2 16.5 15.5h-13z", ink: "text-warning-orange-2" },
  full: { path: "m5 5 10 10M15 5 5 15", ink: "text-solid-gray-700" },
  closed: { path: "M4.5 10h11", ink: "text-solid-gray-700" },
};

/** ○ △ × － drawn, not typed: fonts disagree on their size. The word is spoken, or shown with `word`. */
export function AvailabilityMark({ status, word = false }: { status: Availability; word?: boolean }) {
  const words = useWords();
  const { path, ink } = SHAPES[status];
  return (
    <span className="inline-flex items-center gap-1">
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        aria-hidden="true"
        className={`shrink-0 ${ink}`}
      >
        <path d={path} />
      </svg>
      <span className={word ? "text-sm" : "sr-only"}>{words.availability[status]}</span>
    </span>
  );
}

/** The key to the marks; once on every page that shows strips. */
export function AvailabilityLegend() {
  const words = useWords();
  return (
    <ul aria-label={words.availability.legend} className="flex flex-wrap gap-x-3 gap-y-1 sm:gap-x-4">
      {AVAILABILITIES.map((status) => (
        <li key={status}>
          <AvailabilityMark status={status} word />
        </li>
      ))}
    </ul>
  );
}
