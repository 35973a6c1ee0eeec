import { useId, type ReactNode } from "react";
import { Icon } from "./Icon";
import { useWords } from "./words";

/** What every control of a form takes beside its value. */
export type FieldFrame = {
  label: ReactNode;
  /** Given by `form.field(name)`; the error summary links here. */
  id?: string;
  required?: boolean;
  /** Says 任意 in words, for forms where most fields are required. */
  optional?: boolean;
  support?: ReactNode;
  error?: string | undefined;
  className?: string;
};

export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
  "aria-required": boolean | undefined;
};

/** Label above, 必須 in words, support text under the label, error next to the control. */
export function Field({
  label,
  id,
  required = false,
  optional = false,
  support,
  error,
  className = "",
  children,
}: FieldFrame & { children: (control: ControlProps) => ReactNode }) {
  const ids = useFieldIds(id, support !== undefined, error !== undefined);
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={ids.control} className="font-bold">
        {label}
        <Obligation required={required} optional={optional} />
      </label>
      <Support id={ids.support}>{support}</Support>
      {children({
        id: ids.control,
        "aria-describedby": ids.describedBy,
        "aria-invalid": error !== undefined || undefined,
        "aria-required": required || undefined,
      })}
      <FieldError id={ids.error}>{error}</FieldError>
    </div>
  );
}

/** The same frame for several controls under one question (radio buttons, ticks, a pair of dates). */
export function FieldGroup({
  label,
  id,
  required = false,
  optional = false,
  support,
  error,
  className = "",
  children,
}: FieldFrame & { children: ReactNode }) {
  const ids = useFieldIds(id, support !== undefined, error !== undefined);
  return (
    <fieldset
      id={ids.control}
      tabIndex={-1}
      aria-describedby={ids.describedBy}
      aria-invalid={error !== undefined || undefined}
      className={`flex min-w-0 flex-col gap-1.5 ${className}`}
    >
      <legend className="mb-1.5 font-bold">
        {label}
        <Obligation required={required} optional={optional} />
      </legend>
      <Support id={ids.support}>{support}</Support>
      {children}
      <FieldError id={ids.error}>{error}</FieldError>
    </fieldset>
  );
}

function useFieldIds(id: string | undefined, supported: boolean, refused: boolean) {
  const own = useId();
  const control = id ?? own;
  const described = [supported && `${control}-support`, refused && `${control}-error`].filter(Boolean).join(" ");
  return {
    control,
    support: `${control}-support`,
    error: `${control}-error`,
    describedBy: described === "" ? undefined : described,
  };
}

function Obligation({ required, optional }: { required: boolean; optional: boolean }) {
  const words = useWords();
  if (required) return <span className="ms-2 text-sm font-bold text-error-2">{words.required}</span>;
  return optional ? <span className="ms-2 text-sm font-normal text-solid-gray-600">{words.optional}</span> : null;
}

function Support({ id, children }: { id: string; children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <p id={id} className="text-sm text-solid-gray-700">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p id={id} className="flex gap-1.5 text-sm font-bold text-error-2">
      <Icon name="error" size={18} className="mt-1" />
      {children}
    </p>
  );
}
