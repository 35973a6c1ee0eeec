import { useState } from "react";
import type { FieldBinding } from "@/lib/form";
import { Check } from "@/ui/choices";
import { TextInput } from "@/ui/TextInput";
import { useWords } from "./words";

/** Can be shown, pasted and filled by a password manager: nobody should have to remember or copy by eye. */
export function PasswordInput({
  label,
  field,
  kind,
}: {
  label: string;
  field: FieldBinding<string>;
  kind: "current" | "new";
}) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextInput
        {...field}
        label={label}
        required
        type={shown ? "text" : "password"}
        autoComplete={kind === "current" ? "current-password" : "new-password"}
        spellCheck={false}
        {...(kind === "new" && { support: words.passwordSupport })}
      />
      <Check label={words.show} checked={shown} onChange={setShown} />
    </div>
  );
}
