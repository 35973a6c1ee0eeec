import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useSettings } from "@/api/settings";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm, type Form } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { RadioGroup } from "@/ui/choices";
import { FormDialog } from "@/ui/FormDialog";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { Outcome, ReadinessItem } from "./wire";
import { useReadinessWords } from "./words";

const TEXT_MOST = 1000;
type Draft = { outcome: Outcome | ""; evidence: string; evidence_url: string; remedy: string; answered_on: string };

/** Where an item stands, with what shows it. What the listing proves can only be said not to apply. */
export function AnswerDialog({
  facilityId,
  item,
  onClose,
}: {
  facilityId: string;
  item: ReadinessItem;
  onClose: () => void;
}) {
  const { dialog: words } = useReadinessWords();
  const { locale } = useLocale();
  const { form, ...sending } = useAnswering(facilityId, item, onClose);
  return (
    <FormDialog
      wide
      words={{ ...words, lead: <strong className="text-lg">{said(item.name, locale)}</strong> }}
      form={form}
      sending={sending}
      onClose={onClose}
    >
      <Fields form={form} item={item} />
    </FormDialog>
  );
}

function Fields({ form, item }: { form: Form<Draft>; item: ReadinessItem }) {
  const { dialog: words } = useReadinessWords();
  const outcomes: Outcome[] = item.by_fact
    ? ["not_applicable"]
    : ["yes", "partly", "no", ...(item.may_not_apply ? (["not_applicable"] as const) : [])];
  return (
    <>
      <RadioGroup
        {...form.field("outcome")}
        value={form.values.outcome === "" ? null : form.values.outcome}
        label={words.outcome}
        required
        choices={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
      />
      <TextInput
        {...form.field("answered_on")}
        label={words.answered_on}
        {...(typeof item.months === "number" && { support: words.holds(item.months) })}
        type="date"
        required
        width="medium"
      />
      <TextArea
        {...form.field("evidence")}
        label={words.evidence}
        support={words.evidenceHint}
        rows={2}
        most={TEXT_MOST}
      />
      <TextInput {...form.field("evidence_url")} label={words.evidence_url} type="url" optional />
      <TextArea
        {...form.field("remedy")}
        label={words.remedy}
        support={words.remedyHint}
        optional
        rows={2}
        most={TEXT_MOST}
      />
    </>
  );
}

function useAnswering(facilityId: string, item: ReadinessItem, onClose: () => void) {
  const { dialog: words } = useReadinessWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const today = useSettings()?.today ?? "";
  const form = useForm<Draft>({
    outcome: item.by_fact ? "not_applicable" : (item.answer?.outcome ?? ""),
    evidence: item.answer?.evidence ?? "",
    evidence_url: item.answer?.evidence_url ?? "",
    remedy: item.answer?.remedy ?? "",
    answered_on: today,
  });
  const sending = useSubmit(form, {
    check: ({ outcome, answered_on: on }) => [
      ...(outcome === "" ? [{ field: "outcome", message: words.choose }] : []),
      ...(on === "" ? [{ field: "answered_on", message: words.required }] : []),
    ],
    send: ({ outcome, ...rest }) => {
      const body = { ...rest, item: item.code, outcome: outcome === "" ? ("no" as const) : outcome };
      return api.POST("/api/facilities/{id}/readiness/answers", {
        params: { path: { id: facilityId }, header: idempotency(body) },
        body,
      });
    },
    done: () => {
      void queries.invalidateQueries();
      toast(words.done);
      onClose();
    },
  });
  return { form, ...sending };
}
