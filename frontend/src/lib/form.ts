import { useCallback, useMemo, useState } from "react";

export type FieldError = { field: string; message: string };

/** What a control needs from its form; every control in `ui/` takes these. */
export type FieldBinding<T> = {
  id: string;
  name: string;
  value: T;
  onChange: (value: T) => void;
  error: string | undefined;
};

export type Form<V> = {
  values: V;
  set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  replace: (values: V) => void;
  field: <K extends keyof V & string>(name: K) => FieldBinding<V[K]>;
  errors: readonly FieldError[];
  /** Counts refusals, so that the summary takes focus again when the same errors come twice. */
  attempt: number;
  /** Shows these errors (from the client's own check or from a problem document) and keeps all values. */
  refuse: (errors: readonly FieldError[]) => void;
  clear: () => void;
};

/** A form's values and errors. Nothing here ever empties what was typed. */
export function useForm<V extends object>(initial: V): Form<V> {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => before.filter(({ field }) => field !== name));
  }, []);
  const refuse = useCallback((next: readonly FieldError[]) => {
    setErrors(next);
    setAttempt((count) => count + 1);
  }, []);
  const clear = useCallback(() => setErrors([]), []);

  return useMemo(
    () => ({
      values,
      set,
      replace: setValues,
      field: <K extends keyof V & string>(name: K): FieldBinding<V[K]> => ({
        id: fieldId(name),
        name,
        value: values[name],
        onChange: (value) => set(name, value),
        error: errors.find(({ field }) => field === name)?.message,
      }),
      errors,
      attempt,
      refuse,
      clear,
    }),
    [values, errors, attempt, set, refuse, clear],
  );
}

/** Where the error summary's link for a field leads. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^\w-]/g, "-")}`;
}
