import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { trimSpaces } from "@/lib/text";
import { Select } from "@/ui/choices";
import { FormDialog } from "@/ui/FormDialog";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { CalendarType } from "../wire";
import { targetFrom, targets } from "./targets";
import { useCalendarsWords } from "./words";

type Draft = { name: string; address: string; target: string };

/** Names a calendar that is kept elsewhere, and what it is about. */
export function AddBusyCalendar({
  facilityId,
  types,
  onClose,
}: {
  facilityId: string;
  types: readonly CalendarType[];
  onClose: () => void;
}) {
  const { form: words, ...busyWords } = useCalendarsWords().busy;
  const { locale } = useLocale();
  const { form, ...sending } = useAdding(facilityId, onClose);
  return (
    <FormDialog wide words={words} form={form} sending={sending} onClose={onClose}>
      <TextInput {...form.field("name")} label={words.name} support={words.nameHint} required maxLength={60} />
      <TextInput
        {...form.field("address")}
        label={words.address}
        support={words.addressHint}
        type="url"
        inputMode="url"
        autoComplete="off"
        required
        width="full"
      />
      <Select
        {...form.field("target")}
        label={words.target}
        support={words.targetHint}
        choices={targets(types, { ...busyWords, form: words }, locale)}
      />
    </FormDialog>
  );
}

function useAdding(facilityId: string, onClose: () => void) {
  const { form: words } = useCalendarsWords().busy;
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const form = useForm<Draft>({ name: "", address: "", target: "all" });
  const sending = useSubmit(form, {
    check: (draft) => [
      ...(trimSpaces(draft.name) === "" ? [{ field: "name", message: words.nameMissing }] : []),
      ...(trimSpaces(draft.address) === "" ? [{ field: "address", message: words.addressMissing }] : []),
    ],
    send: (draft) => {
      const body = { name: trimSpaces(draft.name), address: trimSpaces(draft.address), ...targetFrom(draft.target) };
      return api.POST("/api/facilities/{id}/busy-calendars", {
        params: { path: { id: facilityId }, header: idempotency(body) },
        body,
      });
    },
    done: () => {
      void queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/busy-calendars"] });
      toast(words.done);
      onClose();
    },
  });
  return { form, ...sending };
}
