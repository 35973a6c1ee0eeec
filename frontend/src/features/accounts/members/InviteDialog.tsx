import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm } from "@/lib/form";
import { RadioGroup } from "@/ui/choices";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { useWords } from "../words";
import { invitationFrom, inviteFaults, type InviteDraft, type Role } from "./belonging";
import { FormDialog } from "@/ui/FormDialog";
import { useRefresh } from "./useRefresh";
import { useMemberWords } from "./words";

/** Invites into one of the roles that the server says the reader gives. */
export function InviteDialog({
  organisationId,
  roles,
  onClose,
}: {
  organisationId: string;
  roles: readonly Role[];
  onClose: () => void;
}) {
  const { invite: words, roleHints, errors } = useMemberWords();
  const { roles: names } = useWords();
  const toast = useToast();
  const refresh = useRefresh();
  const idempotency = useIdempotency();
  const only = roles.length === 1 ? (roles[0] ?? "") : "";
  const form = useForm<InviteDraft>({ role: only, name: "", email: "", until_on: "" });
  const sending = useSubmit(form, {
    check: (draft) => inviteFaults(draft, errors),
    send: (draft) => {
      const body = invitationFrom(draft);
      return api.POST("/api/organisations/{id}/invitations", {
        params: { path: { id: organisationId }, header: idempotency(body) },
        body,
      });
    },
    done: () => {
      refresh();
      toast(words.done);
      onClose();
    },
  });
  const { role } = form.values;
  return (
    <FormDialog words={words} form={form} sending={sending} onClose={onClose}>
      <RadioGroup
        {...form.field("role")}
        label={words.role}
        required
        value={role === "" ? null : role}
        choices={roles.map((value) => ({ value, label: names[value], support: roleHints[value] }))}
      />
      <TextInput {...form.field("name")} label={words.name} required autoComplete="off" />
      <TextInput {...form.field("email")} label={words.email} required type="email" autoComplete="off" />
      <TextInput
        {...form.field("until_on")}
        label={words.until}
        support={words.untilHint}
        optional
        type="date"
        width="medium"
      />
    </FormDialog>
  );
}
