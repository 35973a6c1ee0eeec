import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { useWords } from "./words";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, in tabular figures. */
  numeric?: boolean;
  /** The cell that names the row for assistive technology; one column a table. */
  names?: boolean;
  sortable?: boolean;
  /** Left out on phones; say the same under the row's name there. */
  wideOnly?: boolean;
};

export type Sort = { key: string; down: boolean };

/** A table that scrolls sideways inside its own frame; the caption is its name and may be shown by a heading instead. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  captionHidden = true,
  empty,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  captionHidden?: boolean;
  empty?: ReactNode;
}) {
  const words = useWords();
  return (
    // Focusable so that a table wider than the page can be scrolled by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-start">
        <caption className={captionHidden ? "sr-only" : "pb-2 text-start font-bold"}>{caption}</caption>
        <thead className="border-b-2 border-solid-gray-500 bg-solid-gray-50">
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} {...(sort && { sort })} {...(onSort && { onSort })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-solid-gray-300 hover:bg-key-50/50">
              {columns.map((column) => {
                const Cell = column.names ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    scope={column.names ? "row" : undefined}
                    className={`px-3 py-3 align-baseline font-normal ${column.numeric ? "text-end whitespace-nowrap" : "text-start"} ${column.wideOnly ? "max-md:hidden" : ""}`}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <div className="px-3 py-6 text-solid-gray-700">{empty ?? words.table.empty}</div>}
    </div>
  );
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}) {
  const words = useWords();
  const sorted = sort?.key === column.key;
  const look = `px-3 py-2 text-sm font-bold whitespace-nowrap ${column.numeric ? "text-end" : "text-start"} ${column.wideOnly ? "max-md:hidden" : ""}`;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={look}>
        {column.header}
      </th>
    );
  }
  return (
    <th scope="col" className={look} aria-sort={sorted ? (sort.down ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        className="inline-flex items-center gap-1 target-44"
        aria-label={words.table.sortBy(column.header)}
        onClick={() => onSort({ key: column.key, down: sorted ? !sort.down : false })}
      >
        {column.header}
        <Icon name={sorted && sort.down ? "arrow-down" : "arrow-up"} size={16} className={sorted ? "" : "opacity-30"} />
      </button>
    </th>
  );
}
