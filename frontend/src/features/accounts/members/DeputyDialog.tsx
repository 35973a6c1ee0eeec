import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import type { Day } from "@/lib/dates";
import { useForm } from "@/lib/form";
import { Select } from "@/ui/choices";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { deputyCandidates, deputyFaults, type DeputyDraft, type Member } from "./belonging";
import { FormDialog } from "@/ui/FormDialog";
import { useRefresh } from "./useRefresh";
import { useMemberWords } from "./words";

/** Somebody of the section decides in the supervisor's place, from a day until a day. */
export function DeputyDialog({
  sectionId,
  members,
  today,
  onClose,
}: {
  sectionId: string;
  members: readonly Member[];
  today: Day;
  onClose: () => void;
}) {
  const { appoint: words, errors } = useMemberWords();
  const toast = useToast();
  const refresh = useRefresh();
  const idempotency = useIdempotency();
  const candidates = deputyCandidates(members, today);
  const form = useForm<DeputyDraft>({ person_id: "", from_on: today, until_on: "" });
  const sending = useSubmit(form, {
    check: (draft) => deputyFaults(draft, errors),
    send: (body) =>
      api.POST("/api/organisations/{id}/deputies", {
        params: { path: { id: sectionId }, header: idempotency(body) },
        body,
      }),
    done: () => {
      refresh();
      toast(words.done);
      onClose();
    },
  });
  return (
    <FormDialog words={words} form={form} sending={sending} onClose={onClose}>
      {candidates.length === 0 && <NotificationBanner tone="info" title={words.nobody} />}
      <Select {...form.field("person_id")} label={words.person} required empty choices={candidates} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextInput
          {...form.field("from_on")}
          label={words.from}
          required
          type="date"
          min={today}
          support={words.fromHint}
        />
        <TextInput
          {...form.field("until_on")}
          label={words.until}
          support={words.untilHint}
          required
          type="date"
          min={form.values.from_on}
        />
      </div>
    </FormDialog>
  );
}
