import { useState } from "react";
import { api } from "@/api/client";
import { useForm } from "@/lib/form";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/Dialog";
import { checks } from "./checks";
import { PasswordInput } from "./PasswordInput";
import { Refusal } from "@/ui/Refusal";
import { useLeave } from "./useLeave";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

/** Closing asks for the password: a computer left open must not be enough. */
export function AccountClosing() {
  const words = useWords();
  const leave = useLeave();
  const [open, setOpen] = useState(false);
  const form = useForm({ password: "" });
  const { busy, problem, submit } = useSubmit(form, {
    check: ({ password }) => checks(words.errors).password(password),
    send: ({ password }) => api.DELETE("/api/me", { body: { password } }),
    done: leave,
  });
  return (
    <div className="flex flex-col gap-4">
      <p>{words.account.closeText}</p>
      <Button look="line" className="self-start" onClick={() => setOpen(true)}>
        {words.account.close}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.account.closeConfirm}
        consequences={words.account.closeConsequences}
        confirmLabel={words.account.close}
        look="danger"
        busy={busy}
        onConfirm={() => submit()}
      >
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <Refusal form={form} problem={problem} />
          <PasswordInput label={words.password} field={form.field("password")} kind="current" />
        </form>
      </ConfirmDialog>
    </div>
  );
}
