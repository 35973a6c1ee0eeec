import type { ReactNode } from "react";

/** One large answer to press: the whole row is the target, and its state is shown by the control, the edge and the ground. */
export function Option({
  type,
  name,
  checked,
  disabled = false,
  onChange,
  children,
  centred = false,
}: {
  type: "radio" | "checkbox";
  name: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  centred?: boolean;
}) {
  return (
    <label
      className={`flex min-h-12 cursor-pointer gap-3 rounded-8 border border-solid-gray-420 bg-white px-3 py-2.5 leading-150 hover:border-key-900 has-checked:border-key-900 has-checked:bg-key-50 has-checked:shadow-[inset_0_0_0_1px_var(--color-key-900)] has-disabled:cursor-not-allowed has-disabled:border-solid-gray-200 has-disabled:text-solid-gray-600 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${centred ? "flex-col items-center justify-start px-1! text-center text-sm" : "items-start"}`}
    >
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        className="mt-0.5 size-5 shrink-0 accent-key-900 focus-visible:shadow-none focus-visible:outline-none"
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}

/** Radio buttons can't be let go of by pressing them again. */
export function Undo({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <button type="button" onClick={onPress} className="link inline-flex min-h-11 items-center self-start text-sm">
      {children}
    </button>
  );
}
