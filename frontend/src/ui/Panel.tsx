import { useId, type ReactNode } from "react";

/** A white panel of the console with its heading; `actions` stand at the heading's right. */
export function Panel({
  title,
  actions,
  children,
  className = "",
}: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={`panel p-4 md:p-5 ${className}`}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id={heading} className="text-lg">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Names and values of one thing, side by side on wide pages. */
export function DescriptionList({ items }: { items: readonly { term: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-solid-gray-200">
      {items.map(({ term, value }, index) => (
        // The list is written in place and never reorders.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="grid gap-x-4 py-2 sm:grid-cols-[11rem_1fr]">
          <dt className="[word-break:auto-phrase] font-bold">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
