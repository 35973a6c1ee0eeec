import { useState } from "react";
import { fieldErrors } from "@/api/problem";
import { fieldId, type FieldError } from "@/lib/form";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { DaysStep } from "../apply/DaysStep";
import { stayDays, whole, type Draft } from "../apply/draft";
import { usePlace } from "../apply/places";
import { Units } from "../apply/Units";
import { useApplying } from "../apply/useApplying";
import { Outlook, Range } from "../apply/WishFields";
import { People } from "../apply/PeopleStep";
import { useWords as useApplyWords } from "../apply/words";
import type { Booking } from "../wire";
import { Compared } from "./Compared";
import { draftOfChange, redate, termsOf } from "./terms";
import { usePreview, useRequest } from "./useChanging";
import { useWords } from "./words";

/** Dates, rooms, people and notes of a booking; what is typed is compared first and sent after that. */
export function ChangeForm({ booking }: { booking: Booking }) {
  const words = useWords();
  const form = useChangeForm(booking);
  const { draft, change, errors } = form;
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        form.compare();
      }}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} attempt={form.attempt} />}
      <StayFields form={form} error={error} />
      <People draft={draft} change={change} error={error} />
      {booking.work_days.length > 0 && stayDays(draft).length > 0 && <PlanOfDays form={form} booking={booking} />}
      <Notes form={form} error={error} />
      <TextArea
        id={fieldId("reason")}
        label={words.reason}
        support={words.reasonSupport}
        optional
        rows={2}
        most={1000}
        value={form.reason}
        onChange={form.setReason}
      />
      {form.problem && (
        <NotificationBanner tone="error" title={form.problem.title}>
          {form.problem.detail}
        </NotificationBanner>
      )}
      {form.preview ? (
        <Compared
          preview={form.preview}
          confirmed={booking.state === "confirmed"}
          busy={form.sending}
          onDates={(startsOn, endsOn) => change(redate(draft, startsOn, endsOn))}
          onSend={form.send}
        />
      ) : (
        <Button type="submit" size="large" busy={form.comparing} className="sm:self-start">
          {words.compare}
        </Button>
      )}
    </form>
  );
}

type Part = { form: ChangeFormState; error: (name: string) => string | undefined };

function StayFields({ form: { draft, change }, error }: Part) {
  const words = useWords();
  const [wish] = draft.wishes;
  const { place } = usePlace(wish?.facilityId ?? "");
  if (!wish) return null;
  return (
    <Panel title={words.stay}>
      <div className="flex flex-col gap-5">
        <Range
          stay={wish}
          place={place}
          id={fieldId("starts_on")}
          error={error("starts_on") ?? error("ends_on")}
          onChange={({ startsOn, endsOn }) => change(redate(draft, startsOn, endsOn))}
        />
        {place && <Outlook wish={wish} place={place} party={whole(draft.party) ?? 1} />}
        {place && (
          <Units
            id={fieldId("items")}
            offers={place.offers}
            quantities={wish.quantities}
            error={error("items")}
            onChange={(quantities) => change({ ...draft, wishes: [{ ...wish, quantities }] })}
          />
        )}
      </div>
    </Panel>
  );
}

type ChangeFormState = ReturnType<typeof useChangeForm>;

function useChangeForm(booking: Booking) {
  const words = useWords();
  const apply = useApplyWords();
  const toast = useToast();
  const { go } = useNavigation();
  const preview = usePreview(booking);
  const request = useRequest(booking);
  const [draft, setDraft] = useState<Draft>(() => draftOfChange(booking));
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const terms = termsOf(draft);
  const refuse = (found: readonly FieldError[]) => {
    setErrors(found);
    setAttempt(attempt + 1);
  };
  /** What was compared no longer holds once something else is typed. */
  const change = (next: Draft) => {
    setDraft(next);
    preview.reset();
    request.reset();
    setErrors([]);
  };
  const compare = () => {
    if (terms === null) return refuse(incomplete(draft, apply.errors));
    preview.mutate(terms, {
      onSuccess: (seen) => refuse(seen.violations.map(({ field, message }) => ({ field, message }))),
      onError: (problem) => refuse(fieldErrors(problem)),
    });
  };
  const send = (agreedFeeYen: number) => {
    if (terms === null || request.isPending) return;
    const waits = booking.state === "confirmed" && (preview.data?.steps.length ?? 0) > 0;
    request.mutate(
      { terms, reason: reason.trim(), agreed_fee_yen: agreedFeeYen },
      {
        onSuccess: () => {
          toast(waits ? words.sent.confirmed : words.sent.atOnce);
          go(paths.booking(booking.id));
        },
        onError: (problem) => refuse(fieldErrors(problem)),
      },
    );
  };
  return {
    draft,
    change,
    errors,
    attempt,
    reason,
    setReason,
    compare,
    send,
    preview: preview.data ?? null,
    comparing: preview.isPending,
    sending: request.isPending,
    problem: errors.length === 0 ? (preview.error ?? request.error) : null,
  };
}

function incomplete(draft: Draft, errors: ReturnType<typeof useApplyWords>["errors"]): FieldError[] {
  const [wish] = draft.wishes;
  const dated = wish && wish.startsOn !== "" && wish.endsOn !== "";
  const party = whole(draft.party);
  return [
    ...(dated ? [] : [{ field: "starts_on", message: errors.dates(1) }]),
    ...(wish && Object.values(wish.quantities).some((count) => count > 0)
      ? []
      : [{ field: "items", message: errors.units(1) }]),
    ...(party === null || party < 1 ? [{ field: "party", message: errors.party }] : []),
  ];
}

function PlanOfDays({ form, booking }: { form: ChangeFormState; booking: Booking }) {
  const words = useWords();
  const applying = useApplying(form.draft);
  const asked = { ...applying, kind: booking.kind, planRequired: true };
  return (
    <section aria-labelledby="change-plan">
      <h2 id="change-plan" className="mb-2 text-lg">
        {words.plan}
      </h2>
      <DaysStep draft={form.draft} change={form.change} errors={form.errors} applying={asked} />
    </section>
  );
}

function Notes({ form, error }: Part) {
  const words = useWords();
  const apply = useApplyWords();
  const { draft, change } = form;
  const common = { optional: true, rows: 2, most: 1000 } as const;
  return (
    <Panel title={words.notes}>
      <p className="mb-4 text-sm">{words.notesLead}</p>
      <div className="flex flex-col gap-5">
        <TextArea
          {...common}
          id={fieldId("considerations")}
          label={apply.considerations}
          value={draft.considerations}
          error={error("considerations")}
          onChange={(considerations) => change({ ...draft, considerations })}
        />
        <TextArea
          {...common}
          id={fieldId("needs")}
          label={apply.needs}
          value={draft.needs}
          error={error("needs")}
          onChange={(needs) => change({ ...draft, needs })}
        />
        <TextInput
          id={fieldId("purpose_note")}
          label={words.purposeNote}
          optional
          width="full"
          value={draft.purposeNote}
          error={error("purpose_note")}
          onChange={(purposeNote) => change({ ...draft, purposeNote })}
        />
      </div>
    </Panel>
  );
}
