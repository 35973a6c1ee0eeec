import { useId, useState, type KeyboardEvent } from "react";
import { normalise, toKatakana } from "@/lib/text";
import { Field, type FieldFrame } from "./Field";
import { Icon } from "./Icon";
import { useWords } from "./words";

export type ComboOption = {
  value: string;
  label: string;
  /** Kana, romaji, old names: anything people may type to find it. */
  also?: string;
};

type Choosing = { options: readonly ComboOption[]; value: string | null; onChange: (value: string | null) => void };

const SHOWN = 50;

/** A long list (29 municipalities, organisations) found by typing kanji, kana or romaji. */
export function ComboBox({
  options,
  value,
  onChange,
  placeholder,
  ...frame
}: FieldFrame & Choosing & { placeholder?: string }) {
  const listId = useId();
  const combo = useCombo({ options, value, onChange });
  const { open, found, active } = combo;
  return (
    <Field {...frame}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && found[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder={placeholder}
            className="control pe-10"
            value={combo.text}
            onClick={combo.show}
            onBlur={combo.leave}
            onKeyDown={combo.press}
            onChange={(event) => combo.type(event.target.value)}
          />
          <Icon name="chevron-down" className="pointer-events-none absolute end-3 top-3.5" />
          <Options id={listId} open={open} found={found} active={active} value={value} onPick={combo.pick} />
        </div>
      )}
    </Field>
  );
}

/** The keyboard stays in the input, as the combobox pattern asks; the list answers to the pointer only. */
function Options({
  id,
  open,
  found,
  active,
  value,
  onPick,
}: {
  id: string;
  open: boolean;
  found: readonly ComboOption[];
  active: number;
  value: string | null;
  onPick: (option: ComboOption) => void;
}) {
  const words = useWords();
  return (
    <div
      id={id}
      role="listbox"
      hidden={!open}
      aria-label={words.combo.open}
      className="absolute z-30 mt-1 max-h-72 w-full overflow-y-auto rounded-8 border border-solid-gray-300 bg-white py-1 shadow-2"
    >
      {found.map((option, index) => (
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={option.value === value}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(option);
          }}
          className={`flex min-h-11 cursor-pointer items-center justify-between px-3 ${index === active ? "bg-key-50 outline-2 -outline-offset-2 outline-key-900" : ""}`}
        >
          {option.label}
          {option.value === value && <Icon name="check" />}
        </div>
      ))}
      {found.length === 0 && (
        <div role="option" tabIndex={-1} aria-selected="false" aria-disabled="true" className="px-3 py-2">
          {words.combo.none}
        </div>
      )}
    </div>
  );
}

function useCombo({ options, value, onChange }: Choosing) {
  const chosen = options.find((option) => option.value === value) ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = (typed === null ? options : options.filter((option) => matches(option, typed))).slice(0, SHOWN);
  const show = () => {
    setOpen(true);
    setActive(0);
  };
  const pick = (option: ComboOption | null) => {
    onChange(option?.value ?? null);
    setTyped(null);
    setOpen(false);
  };
  const leave = () => {
    if (typed === "") onChange(null);
    setTyped(null);
    setOpen(false);
  };
  const step = (by: number) => {
    if (open) setActive((active + by + found.length) % Math.max(found.length, 1));
    else show();
  };
  const press = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ...(open && { Enter: () => pick(found[active] ?? chosen), Escape: leave }),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const type = (text: string) => {
    setTyped(text);
    show();
  };
  return { open, found, active, text: typed ?? chosen?.label ?? "", show, pick, leave, press, type };
}

function matches(option: ComboOption, typed: string): boolean {
  const key = toKatakana(typed).toLowerCase();
  return toKatakana(normalise(`${option.label} ${option.also ?? ""}`))
    .toLowerCase()
    .includes(key);
}
