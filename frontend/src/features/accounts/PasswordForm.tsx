import { api } from "@/api/client";
import { useForm } from "@/lib/form";
import { Button } from "@/ui/Button";
import { useToast } from "@/ui/Toast";
import { checks } from "./checks";
import { PasswordInput } from "./PasswordInput";
import { Refusal } from "@/ui/Refusal";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

/** Fields named as in the request, so that a refused present password is said beside its field. */
export function PasswordForm() {
  const words = useWords();
  const toast = useToast();
  const check = checks(words.errors);
  const form = useForm({ current: "", new: "" });
  const { busy, problem, submit } = useSubmit(form, {
    check: (values) => [...check.password(values.current, "current"), ...check.newPassword(values.new, "new")],
    send: (values) => api.PUT("/api/me/password", { body: values }),
    done: () => {
      form.replace({ current: "", new: "" });
      toast(words.account.passwordChanged);
    },
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Refusal form={form} problem={problem} />
      <PasswordInput label={words.account.currentPassword} field={form.field("current")} kind="current" />
      <PasswordInput label={words.newPassword} field={form.field("new")} kind="new" />
      <Button type="submit" busy={busy} look="line" className="self-start">
        {words.account.changePassword}
      </Button>
    </form>
  );
}
