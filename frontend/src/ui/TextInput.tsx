import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "react";
import { Field, type FieldFrame } from "./Field";
import { useWords } from "./words";

/** How wide the expected answer is; a phone number in a field of 600 px looks like a mistake. */
export type InputWidth = "full" | "long" | "medium" | "short";

const WIDTHS: Record<InputWidth, string> = {
  full: "",
  long: "max-w-lg",
  medium: "max-w-xs",
  short: "max-w-32",
};

type Native<T, E> = Omit<T, "value" | "onChange" | "id" | "required" | "children" | "className" | "width"> & {
  ref?: Ref<E>;
};

export type TextInputProps = FieldFrame &
  Native<InputHTMLAttributes<HTMLInputElement>, HTMLInputElement> & {
    value: string;
    onChange: (value: string) => void;
    width?: InputWidth;
    /** 円, Mbps: said after the control and part of its description. */
    unit?: string;
  };

export function TextInput({
  label,
  id,
  required,
  optional,
  support,
  error,
  className,
  value,
  onChange,
  width = "long",
  unit,
  ...rest
}: TextInputProps) {
  const frame = {
    label,
    error,
    ...(id !== undefined && { id }),
    ...(required && { required }),
    ...(optional && { optional }),
    ...(support !== undefined && { support }),
    ...(className !== undefined && { className }),
  };
  return (
    <Field {...frame}>
      {(control) => (
        <span className={`flex items-center gap-2 ${WIDTHS[width]}`}>
          <input
            {...rest}
            {...control}
            className="control"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit !== undefined && <span className="shrink-0">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

export type TextAreaProps = FieldFrame &
  Native<TextareaHTMLAttributes<HTMLTextAreaElement>, HTMLTextAreaElement> & {
    value: string;
    onChange: (value: string) => void;
    /** Counted below the field; the server refuses more, the browser does not cut. */
    most?: number;
  };

export function TextArea({
  label,
  id,
  required,
  optional,
  support,
  error,
  className,
  value,
  onChange,
  most,
  rows = 4,
  ...rest
}: TextAreaProps) {
  const words = useWords();
  const used = Array.from(value).length;
  const frame = {
    label,
    error,
    ...(id !== undefined && { id }),
    ...(required && { required }),
    ...(optional && { optional }),
    ...(support !== undefined && { support }),
    ...(className !== undefined && { className }),
  };
  return (
    <Field {...frame}>
      {(control) => (
        <>
          <textarea
            {...rest}
            {...control}
            rows={rows}
            className="control"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {most !== undefined && (
            <span className={`self-end text-sm ${used > most ? "font-bold text-error-2" : "text-solid-gray-700"}`}>
              {words.characters(used, most)}
            </span>
          )}
        </>
      )}
    </Field>
  );
}
