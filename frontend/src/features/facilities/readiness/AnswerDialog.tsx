import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useSettings } from "@/api/settings";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm, type Form } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Button } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { Dialog } from "@/ui/Dialog";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { NotificationBanner } from "@/ui/NotificationBanner";
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
  const { form, busy, problem, submit } = useAnswering(facilityId, item, onClose);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form="readiness-answer" busy={busy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form id="readiness-answer" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <p className="text-lg font-bold">{said(item.name, locale)}</p>
        {form.errors.length > 0 && <ErrorSummary errors={form.errors} attempt={form.attempt} />}
        {form.errors.length === 0 && problem !== null && (
          <NotificationBanner tone="error" title={problem.title}>
            {problem.detail}
          </NotificationBanner>
        )}
        <Fields form={form} item={item} />
      </form>
    </Dialog>
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
