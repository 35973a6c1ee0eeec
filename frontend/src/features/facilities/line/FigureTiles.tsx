import type { ReactNode } from "react";

/** Figures side by side, as many as there is room for; the note under each is the comparison, where there is one. */
export function FigureTiles({
  items,
}: {
  items: readonly { name: string; term: string; value: string; note?: ReactNode }[];
}) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3">
      {items.map(({ name, term, value, note }) => (
        <div key={name} className="rounded-8 bg-solid-gray-50 px-3 py-2">
          <dt className="text-sm">{term}</dt>
          <dd className="text-xl font-bold whitespace-nowrap">{value}</dd>
          {note !== undefined && <dd className="text-sm text-solid-gray-700">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
