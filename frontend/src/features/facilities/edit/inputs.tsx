import type { ReactNode } from "react";
import { fieldId } from "@/lib/form";
import { RadioGroup, Select } from "@/ui/choices";
import { TextArea, TextInput, type InputWidth } from "@/ui/TextInput";
import type { Draft, Flag, FlagName, MomentName, TextName } from "./draft";
import type { Editor } from "./useEditor";
import { useEditWords } from "./words";

type Naming<N> = { editor: Editor; name: N; required?: boolean; support?: ReactNode };

function frame(editor: Editor, name: string, { required, support }: { required?: boolean; support?: ReactNode }) {
  return {
    id: fieldId(name),
    name,
    error: editor.errorOf(name),
    ...(required && { required }),
    ...(support !== undefined && { support }),
  };
}

export function Text({ editor, name, width, ...rest }: Naming<TextName> & { width?: InputWidth }) {
  const { fields } = useEditWords();
  return (
    <TextInput
      {...frame(editor, name, rest)}
      label={fields[name] ?? name}
      {...(width !== undefined && { width })}
      value={editor.draft.texts[name]}
      onChange={(value) => editor.change({ texts: { ...editor.draft.texts, [name]: value } })}
    />
  );
}

export function LongText({ editor, name, most, ...rest }: Naming<TextName> & { most: number }) {
  const { fields } = useEditWords();
  return (
    <TextArea
      {...frame(editor, name, rest)}
      label={fields[name] ?? name}
      most={most}
      value={editor.draft.texts[name]}
      onChange={(value) => editor.change({ texts: { ...editor.draft.texts, [name]: value } })}
    />
  );
}

export function Amount({ editor, name, unit, ...rest }: Naming<keyof Draft["numbers"]> & { unit?: string }) {
  const { fields } = useEditWords();
  return (
    <TextInput
      {...frame(editor, name, rest)}
      label={fields[name] ?? name}
      width="short"
      inputMode="decimal"
      {...(unit !== undefined && { unit })}
      value={editor.draft.numbers[name]}
      onChange={(value) => editor.change({ numbers: { ...editor.draft.numbers, [name]: value } })}
    />
  );
}

export function When({ editor, name, type, ...rest }: Naming<MomentName> & { type: "date" | "time" }) {
  const { fields } = useEditWords();
  return (
    <TextInput
      {...frame(editor, name, rest)}
      label={fields[name] ?? name}
      width="medium"
      type={type}
      value={editor.draft.moments[name]}
      onChange={(value) => editor.change({ moments: { ...editor.draft.moments, [name]: value } })}
    />
  );
}

/** Yes, no, or nobody said: the third is a choice of its own, so that a wrong press can be taken back. */
export function YesNo({ editor, name, can = false, ...rest }: Naming<FlagName> & { can?: boolean }) {
  const words = useEditWords();
  return (
    <RadioGroup<Flag | "unknown">
      {...frame(editor, name, rest)}
      label={words.fields[name] ?? name}
      inline
      choices={[
        { value: "yes", label: can ? words.can : words.yes },
        { value: "no", label: can ? words.cannot : words.no },
        { value: "unknown", label: words.unknown },
      ]}
      value={editor.draft.flags[name] === "" ? "unknown" : editor.draft.flags[name]}
      onChange={(value) =>
        editor.change({ flags: { ...editor.draft.flags, [name]: value === "unknown" ? "" : value } })
      }
    />
  );
}

type ChoiceName = "audience" | "facility_type" | "lodging_licence" | "meals";

export function Choose<N extends ChoiceName>({
  editor,
  name,
  choices,
  ...rest
}: Naming<N> & { choices: Record<Draft[N], string> }) {
  const { fields } = useEditWords();
  return (
    <Select<Draft[N]>
      {...frame(editor, name, rest)}
      label={fields[name] ?? name}
      width="long"
      choices={(Object.entries(choices) as [Draft[N], string][]).map(([value, label]) => ({ value, label }))}
      value={editor.draft[name]}
      onChange={(value) => {
        if (value !== "") editor.change({ [name]: value } as Partial<Draft>);
      }}
    />
  );
}

/** Short entries side by side where there is room. */
export function Side({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">{children}</div>;
}
