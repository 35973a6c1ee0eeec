import { useId, type ReactNode } from "react";
import { Field, FieldError, FieldGroup, type FieldFrame } from "./Field";
import { Icon } from "./Icon";
import type { InputWidth } from "./TextInput";
import { useWords } from "./words";

export type Choice<V extends string> = {
  value: V;
  label: ReactNode;
  support?: ReactNode;
  disabled?: boolean;
  count?: number;
};

const ROW =
  "flex min-h-11 cursor-pointer items-start gap-2.5 py-1.5 has-disabled:cursor-not-allowed has-disabled:text-solid-gray-600";
const BOX = "mt-1 size-5 shrink-0 accent-key-900";

/** One tick with its sentence beside it. */
export function Check({
  id,
  name,
  label,
  checked,
  onChange,
  support,
  error,
  required = false,
  disabled = false,
  count,
}: {
  id?: string;
  name?: string;
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  support?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  count?: number;
}) {
  const own = useId();
  const words = useWords();
  const control = id ?? own;
  return (
    <div>
      <label className={ROW}>
        <input
          id={control}
          name={name}
          type="checkbox"
          className={BOX}
          checked={checked}
          disabled={disabled}
          aria-required={required || undefined}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : `${control}-error`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <Words support={support}>
          {label}
          {required && <span className="ms-2 text-sm font-bold whitespace-nowrap text-error-2">{words.required}</span>}
        </Words>
        {count !== undefined && (
          <span className="ms-auto text-sm leading-175 whitespace-nowrap text-solid-gray-700">
            {words.count(count)}
          </span>
        )}
      </label>
      <FieldError id={`${control}-error`}>{error}</FieldError>
    </div>
  );
}

export function CheckGroup<V extends string>({
  choices,
  value,
  onChange,
  name,
  columns = false,
  ...frame
}: FieldFrame & {
  choices: readonly Choice<V>[];
  value: readonly V[];
  onChange: (value: V[]) => void;
  name?: string;
  columns?: boolean;
}) {
  const toggle = (choice: V, on: boolean) =>
    onChange(choices.map(({ value: each }) => each).filter((each) => (each === choice ? on : value.includes(each))));
  return (
    <FieldGroup {...frame}>
      <div className={columns ? "grid gap-x-6 sm:grid-cols-2" : ""}>
        {choices.map((choice) => (
          <Check
            key={choice.value}
            {...(name !== undefined && { name })}
            label={choice.label}
            support={choice.support}
            checked={value.includes(choice.value)}
            disabled={choice.disabled ?? false}
            {...(choice.count !== undefined && { count: choice.count })}
            onChange={(on) => toggle(choice.value, on)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export function RadioGroup<V extends string>({
  choices,
  value,
  onChange,
  name,
  inline = false,
  ...frame
}: FieldFrame & {
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  name?: string;
  inline?: boolean;
}) {
  const own = useId();
  return (
    <FieldGroup {...frame}>
      <div className={inline ? "flex flex-wrap gap-x-6" : ""}>
        {choices.map((choice) => (
          <label key={choice.value} className={ROW}>
            <input
              type="radio"
              className={BOX}
              name={name ?? own}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled ?? false}
              onChange={() => onChange(choice.value)}
            />
            <Words support={choice.support}>{choice.label}</Words>
            {choice.count !== undefined && <span className="ms-auto text-sm text-solid-gray-700">{choice.count}</span>}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const WIDTHS: Record<InputWidth, string> = {
  full: "",
  long: "max-w-lg",
  medium: "max-w-xs",
  short: "max-w-32",
};

/** The browser's own select: works on every phone and with every reader. `empty` adds a first entry that means "not chosen". */
export function Select<V extends string>({
  choices,
  value,
  onChange,
  name,
  empty,
  width = "full",
  ...frame
}: FieldFrame & {
  choices: readonly { value: V; label: string; disabled?: boolean }[];
  value: V | "";
  onChange: (value: V | "") => void;
  name?: string;
  empty?: string | true;
  width?: InputWidth;
}) {
  const words = useWords();
  return (
    <Field {...frame}>
      {(control) => (
        <span className={`relative block ${WIDTHS[width]}`}>
          <select
            {...control}
            name={name}
            className="control appearance-none pe-10"
            value={value}
            onChange={(event) => onChange(choices.find((choice) => choice.value === event.target.value)?.value ?? "")}
          >
            {empty !== undefined && <option value="">{empty === true ? words.choose : empty}</option>}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2" />
        </span>
      )}
    </Field>
  );
}

function Words({ children, support }: { children: ReactNode; support?: ReactNode }) {
  return (
    <span className="min-w-0">
      {children}
      {support !== undefined && <span className="block text-sm text-solid-gray-700">{support}</span>}
    </span>
  );
}
