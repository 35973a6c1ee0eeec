import { useId, useState, type ReactNode } from "react";
import { DataTable, type Column } from "./DataTable";
import { Icon } from "./Icon";
import { useWords } from "./words";

/** A chart says its finding in one sentence, its n, and can always be read as a table. `hidden` replaces both below the minimum n. */
export function ChartPanel<Row>({
  title,
  finding,
  n,
  table,
  hidden,
  children,
  className = "",
}: {
  title: string;
  finding: ReactNode;
  n: number | null;
  table: { columns: readonly Column<Row>[]; rows: readonly Row[]; rowKey: (row: Row) => string };
  hidden?: string;
  children: ReactNode;
  className?: string;
}) {
  const words = useWords();
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section aria-labelledby={heading} className={`panel p-4 md:p-5 ${className}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h3 id={heading} className="text-lg">
          {title}
          {n !== null && <span className="ms-2 text-sm font-normal text-solid-gray-700">{words.chart.n(n)}</span>}
        </h3>
        {hidden === undefined && (
          <button
            type="button"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
            className="link inline-flex min-h-11 items-center gap-1 text-sm"
            data-screen-only
          >
            <Icon name={asTable ? "chart" : "table"} size={18} />
            {asTable ? words.chart.asChart : words.chart.asTable}
          </button>
        )}
      </div>
      {hidden === undefined ? (
        <>
          <p className="mb-3">{finding}</p>
          {asTable ? <DataTable caption={title} {...table} /> : children}
        </>
      ) : (
        <p className="mt-2 rounded-8 bg-solid-gray-50 px-3 py-4">
          <strong>{words.chart.hidden}</strong> {hidden}
        </p>
      )}
    </section>
  );
}
