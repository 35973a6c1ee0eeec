import type { ReactNode } from "react";
import { fieldId } from "@/lib/form";
import { Button, IconButton } from "@/ui/Button";
import { FieldError } from "@/ui/Field";
import { useEditWords } from "./words";

/** Rows of the same kind: each is a group with its number, can be removed, and one more can be added at the end. */
export function Rows<Row extends { key: string }>({
  field,
  rows,
  onChange,
  make,
  addLabel,
  none,
  error,
  children,
}: {
  /** The server's name of the list: errors of the whole list stand here. */
  field: string;
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  make: () => Row;
  addLabel: string;
  none: string;
  error: string | undefined;
  children: (row: Row, index: number, set: (part: Partial<Row>) => void) => ReactNode;
}) {
  const words = useEditWords();
  const set = (key: string, part: Partial<Row>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div id={fieldId(field)} tabIndex={-1} className="flex flex-col gap-3">
      <FieldError id={`${fieldId(field)}-error`}>{error}</FieldError>
      {rows.length === 0 && <p className="text-solid-gray-700">{none}</p>}
      {rows.map((row, index) => (
        <div
          key={row.key}
          role="group"
          aria-label={words.row(index + 1)}
          className="flex items-start gap-2 rounded-8 border border-solid-gray-200 bg-solid-gray-50 p-3"
        >
          <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
            {children(row, index, (part) => set(row.key, part))}
          </div>
          <IconButton
            icon="trash"
            label={words.removeRow(index + 1)}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          />
        </div>
      ))}
      <Button look="line" icon="plus" className="self-start" onClick={() => onChange([...rows, make()])}>
        {addLabel}
      </Button>
    </div>
  );
}
