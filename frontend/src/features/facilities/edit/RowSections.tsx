import { fieldId } from "@/lib/form";
import { CheckGroup, Select } from "@/ui/choices";
import { TextInput } from "@/ui/TextInput";
import { useTerms } from "../terms/words";
import type { PriceBasis, UnitKind } from "../wire";
import { rowKey, type ClosingDraft, type UnitDraft } from "./draft";
import { Rows } from "./Rows";
import type { Editor } from "./useEditor";
import { useEditWords } from "./words";

type Editing = { editor: Editor };
type Bound = { id: string; error: string | undefined };

function bind(editor: Editor, name: string): Bound {
  return { id: fieldId(name), error: editor.errorOf(name) };
}

function options<K extends string>(labels: Record<K, string>): { value: K; label: string }[] {
  return (Object.entries(labels) as [K, string][]).map(([value, label]) => ({ value, label }));
}

function newUnit(): UnitDraft {
  const key = rowKey();
  return {
    key,
    id: null,
    kind: "room",
    ja: "",
    en: "",
    capacity: "1",
    count: "1",
    price: "",
    basis: "person_night",
    covers: [],
  };
}

export function UnitsSection({ editor }: Editing) {
  const { unit: words, support } = useEditWords();
  const { draft, change } = editor;
  return (
    <>
      <p className="text-sm text-solid-gray-700">{support.retire}</p>
      <Rows
        field="unit_types"
        rows={draft.units}
        onChange={(units) => change({ units })}
        make={newUnit}
        addLabel={words.add}
        none={words.none}
        error={editor.errorOf("unit_types")}
      >
        {(unit, index, set) => <UnitRow editor={editor} unit={unit} index={index} set={set} />}
      </Rows>
    </>
  );
}

function UnitRow({
  editor,
  unit,
  index,
  set,
}: Editing & { unit: UnitDraft; index: number; set: (part: Partial<UnitDraft>) => void }) {
  const { unit: words, support } = useEditWords();
  const terms = useTerms();
  const at = (name: string) => bind(editor, `unit_types[${index}].${name}`);
  const others = editor.draft.units.filter(({ kind }) => kind !== "whole");
  return (
    <>
      <Select<UnitKind>
        {...at("kind")}
        label={words.kind}
        choices={options(terms.kinds)}
        value={unit.kind}
        onChange={(kind) => kind !== "" && set({ kind })}
      />
      <TextInput {...at("name.ja")} label={words.ja} required value={unit.ja} onChange={(ja) => set({ ja })} />
      <TextInput {...at("name.en")} label={words.en} value={unit.en} onChange={(en) => set({ en })} />
      <TextInput
        {...at("capacity")}
        label={words.capacity}
        required
        inputMode="numeric"
        value={unit.capacity}
        onChange={(capacity) => set({ capacity })}
      />
      {unit.kind !== "whole" && (
        <TextInput
          {...at("count")}
          label={words.count}
          required
          inputMode="numeric"
          value={unit.count}
          onChange={(count) => set({ count })}
        />
      )}
      <TextInput
        {...at("price_yen")}
        label={words.price}
        required
        inputMode="numeric"
        value={unit.price}
        onChange={(price) => set({ price })}
      />
      <Select<PriceBasis>
        {...at("price_basis")}
        label={words.basis}
        choices={options(terms.bases)}
        value={unit.basis}
        onChange={(basis) => basis !== "" && set({ basis })}
      />
      {unit.kind === "whole" && (
        <CheckGroup
          {...at("covers")}
          label={words.covers}
          support={support.whole}
          choices={others.map(({ key, ja, kind }) => ({ value: key, label: ja === "" ? terms.kinds[kind] : ja }))}
          value={unit.covers}
          onChange={(covers) => set({ covers })}
        />
      )}
    </>
  );
}

function newClosing(): ClosingDraft {
  return { key: rowKey(), kind: "weekday", weekday: 2, nth: 1, from: "", until: "" };
}

export function ClosingsSection({ editor }: Editing) {
  const { closing: words } = useEditWords();
  const { draft, change } = editor;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-base">{words.title}</h3>
      <Rows
        field="closing_rules"
        rows={draft.closings}
        onChange={(closings) => change({ closings })}
        make={newClosing}
        addLabel={words.add}
        none={words.none}
        error={editor.errorOf("closing_rules")}
      >
        {(row, index, set) => <ClosingRow editor={editor} row={row} index={index} set={set} />}
      </Rows>
    </div>
  );
}

function ClosingRow({
  editor,
  row,
  index,
  set,
}: Editing & { row: ClosingDraft; index: number; set: (part: Partial<ClosingDraft>) => void }) {
  const { closing: words } = useEditWords();
  const terms = useTerms();
  const at = (name: string) => bind(editor, `closing_rules[${index}].${name}`);
  return (
    <>
      <Select<ClosingDraft["kind"]>
        {...at("kind")}
        label={words.kind}
        choices={options(words.kinds)}
        value={row.kind}
        onChange={(kind) => kind !== "" && set({ kind })}
      />
      {row.kind === "nth_weekday" && (
        <Select
          {...at("nth")}
          label={words.nth}
          choices={[1, 2, 3, 4, 5].map((nth) => ({ value: String(nth), label: words.nthOf(nth) }))}
          value={String(row.nth)}
          onChange={(nth) => set({ nth: Number(nth) })}
        />
      )}
      {(row.kind === "weekday" || row.kind === "nth_weekday") && (
        <Select
          {...at("weekday")}
          label={words.weekday}
          choices={terms.weekdays.map((label, weekday) => ({ value: String(weekday), label }))}
          value={String(row.weekday)}
          onChange={(weekday) => set({ weekday: Number(weekday) })}
        />
      )}
      {row.kind === "dates" && (
        <>
          <TextInput
            {...at("starts_on")}
            label={words.from}
            type="date"
            value={row.from}
            onChange={(from) => set({ from })}
          />
          <TextInput
            {...at("ends_on")}
            label={words.until}
            type="date"
            value={row.until}
            onChange={(until) => set({ until })}
          />
        </>
      )}
    </>
  );
}

export function CancellationSection({ editor }: Editing) {
  const { fee: words, support } = useEditWords();
  const { draft, change } = editor;
  return (
    <>
      <p className="text-sm text-solid-gray-700">{support.fees}</p>
      <Rows
        field="cancellation_rules"
        rows={draft.fees}
        onChange={(fees) => change({ fees })}
        make={() => ({ key: rowKey(), party: "1", days: "", percent: "" })}
        addLabel={words.add}
        none={words.none}
        error={editor.errorOf("cancellation_rules")}
      >
        {(row, index, set) => (
          <>
            <TextInput
              {...bind(editor, `cancellation_rules[${index}].min_party`)}
              label={words.party}
              inputMode="numeric"
              value={row.party}
              onChange={(party) => set({ party })}
            />
            <TextInput
              {...bind(editor, `cancellation_rules[${index}].days_before`)}
              label={words.days}
              value={row.days}
              onChange={(days) => set({ days })}
            />
            <TextInput
              {...bind(editor, `cancellation_rules[${index}].percent`)}
              label={words.percent}
              inputMode="numeric"
              value={row.percent}
              onChange={(percent) => set({ percent })}
            />
          </>
        )}
      </Rows>
    </>
  );
}

export function HouseRulesSection({ editor }: Editing) {
  const { rule: words } = useEditWords();
  const { draft, change } = editor;
  return (
    <Rows
      field="house_rules"
      rows={draft.rules}
      onChange={(rules) => change({ rules })}
      make={() => ({ key: rowKey(), ja: "", en: "" })}
      addLabel={words.add}
      none={words.none}
      error={editor.errorOf("house_rules")}
    >
      {(row, index, set) => (
        <>
          <TextInput
            {...bind(editor, `house_rules[${index}].ja`)}
            className="xl:col-span-2"
            label={words.ja}
            value={row.ja}
            onChange={(ja) => set({ ja })}
          />
          <TextInput
            {...bind(editor, `house_rules[${index}].en`)}
            className="xl:col-span-2"
            label={words.en}
            value={row.en}
            onChange={(en) => set({ en })}
          />
        </>
      )}
    </Rows>
  );
}
