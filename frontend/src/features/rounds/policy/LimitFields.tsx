import { useId, useRef, useState } from "react";
import type { Form } from "@/lib/form";
import { fieldId } from "@/lib/form";
import { Button, IconButton } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { FieldError } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { useTowns } from "../../matching/useSearch";
import { limitField, type LimitDraft, type PolicyDraft } from "./draft";
import { useWords } from "./words";

type Editing = { form: Form<PolicyDraft> };

/** One row a municipality that is limited; the others are added from a list. */
export function LimitFields({ form }: Editing) {
  const { limits: words } = useWords();
  const towns = useTowns();
  const add = useRef<HTMLDivElement>(null);
  const { limits } = form.values;
  const change = (code: string, next: Partial<LimitDraft>) =>
    form.set(
      "limits",
      limits.map((row) => (row.code === code ? { ...row, ...next } : row)),
    );
  const remove = (code: string) => {
    form.set(
      "limits",
      limits.filter((row) => row.code !== code),
    );
    // The row's own button is gone with it.
    add.current?.querySelector("select")?.focus();
  };
  return (
    <Panel title={words.title}>
      <Rotation form={form} />
      <p className="mt-6 mb-4 text-solid-gray-700">{words.lead}</p>
      {limits.length === 0 && <p className="mb-4">{words.none}</p>}
      <ul className="mb-4 divide-y divide-solid-gray-200">
        {limits.map((row) => (
          <LimitRow
            key={row.code}
            row={row}
            name={towns.find(({ code }) => code === row.code)?.name ?? row.code}
            error={form.errors.find(({ field }) => field === limitField(row.code))?.message}
            onChange={(next) => change(row.code, next)}
            onRemove={() => remove(row.code)}
          />
        ))}
      </ul>
      <div ref={add}>
        <AddLimit
          towns={towns.filter(({ code }) => limits.every((row) => row.code !== code))}
          onAdd={(code) => form.set("limits", [...limits, { code, floor: "", cap: "" }])}
        />
      </div>
    </Panel>
  );
}

const HALVES = ["1", "2", "3", "4"] as const;

function Rotation({ form }: Editing) {
  const { rotation: words } = useWords();
  return (
    <Select
      {...form.field("rotation")}
      label={words.label}
      support={words.hint}
      width="long"
      empty={words.off}
      choices={HALVES.map((value) => ({ value, label: words.choice(Number(value)) }))}
    />
  );
}

function LimitRow({
  row,
  name,
  error,
  onChange,
  onRemove,
}: {
  row: LimitDraft;
  name: string;
  error: string | undefined;
  onChange: (next: Partial<LimitDraft>) => void;
  onRemove: () => void;
}) {
  const { limits: words } = useWords();
  const id = fieldId(limitField(row.code));
  const own = useId();
  return (
    <li id={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-2">
      <span className="min-w-28 font-bold">{name}</span>
      {(["floor", "cap"] as const).map((bound) => (
        <span key={bound} className="flex items-center gap-2">
          <span aria-hidden="true">{words[bound]}</span>
          <input
            className="control max-w-24"
            inputMode="numeric"
            aria-label={bound === "floor" ? words.floorOf(name) : words.capOf(name)}
            value={row[bound]}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={error === undefined ? undefined : own}
            onChange={(event) => onChange({ [bound]: event.target.value })}
          />
        </span>
      ))}
      <IconButton icon="trash" label={words.remove(name)} onClick={onRemove} />
      <FieldError id={own}>{error}</FieldError>
    </li>
  );
}

function AddLimit({
  towns,
  onAdd,
}: {
  towns: readonly { code: string; name: string }[];
  onAdd: (code: string) => void;
}) {
  const { limits: words } = useWords();
  const [chosen, setChosen] = useState("");
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={words.add}
        empty
        className="w-full sm:w-72"
        value={chosen}
        onChange={setChosen}
        choices={towns.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Button
        look="line"
        icon="plus"
        disabled={chosen === ""}
        onClick={() => {
          onAdd(chosen);
          setChosen("");
        }}
      >
        {words.addButton}
      </Button>
    </div>
  );
}
