import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import type { Problem } from "@/api/problem";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import type { Day } from "@/lib/dates";
import { useDraft } from "@/lib/drafts";
import { useForm, type Form } from "@/lib/form";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { CheckGroup, RadioGroup } from "@/ui/choices";
import { Dialog } from "@/ui/Dialog";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { nameOf } from "../facilities/terms/place";
import {
  blockFaults,
  blockFrom,
  draftWith,
  EMPTY_BLOCK,
  NOTE_MOST,
  numbersIn,
  REASONS,
  type BlockDraft,
  type Marked,
} from "./blocking";
import { bookingsNamed } from "./rows";
import { useSpeech } from "./useSpeech";
import type { Calendar } from "./wire";
import { useWords } from "./words";

type Asked = { calendar: Calendar; marked: Marked | null; today: Day; onClose: () => void };

/** Adds a block; what is typed stays on the device until it was accepted, whatever happens in between. */
export function BlockDialog(asked: Asked) {
  const { ready, value, restored, change, drop } = useDraft<BlockDraft>(
    `block ${asked.calendar.facility_id}`,
    EMPTY_BLOCK,
  );
  if (!ready) return null;
  return (
    <BlockForm {...asked} kept={value} restored={restored && asked.marked === null} onChange={change} onSent={drop} />
  );
}

function BlockForm({
  calendar,
  marked,
  today,
  onClose,
  kept,
  restored,
  onChange,
  onSent,
}: Asked & { kept: BlockDraft; restored: boolean; onChange: (draft: BlockDraft) => void; onSent: () => void }) {
  const words = useWords();
  const { form, busy, problem, submit } = useBlocking({ calendar, marked, today, onClose, kept, onChange, onSent });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.form.title}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {words.form.cancel}
          </Button>
          <Button type="submit" form="block-form" busy={busy}>
            {words.form.submit}
          </Button>
        </>
      }
    >
      <form id="block-form" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <p>{words.form.lead}</p>
        {restored && <NotificationBanner tone="info" title={words.form.restored} />}
        <Refused form={form} problem={problem} calendar={calendar} />
        <Fields form={form} calendar={calendar} today={today} />
      </form>
    </Dialog>
  );
}

function useBlocking({
  calendar,
  marked,
  today,
  onClose,
  kept,
  onChange,
  onSent,
}: Asked & { kept: BlockDraft; onChange: (draft: BlockDraft) => void; onSent: () => void }) {
  const words = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [initial] = useState(() => draftWith(kept, marked));
  const form = useForm(initial);
  const { values } = form;
  useEffect(() => {
    if (values !== initial) onChange(values);
    // Kept on every change of a value, not on every new callback.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies react-hooks/exhaustive-deps
  }, [values]);
  const refresh = () => queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/calendar"] });
  const sending = useSubmit(form, {
    check: (draft) => blockFaults(draft, today, words.errors),
    send: async (draft) => {
      const body = blockFrom(draft);
      const answer = await api.POST("/api/facilities/{id}/blocks", {
        params: { path: { id: calendar.facility_id }, header: idempotency(body) },
        body,
      });
      // Also after a refusal: what stands in the way must be in sight.
      void refresh();
      return answer;
    },
    done: () => {
      onSent();
      toast(words.form.done);
      onClose();
    },
  });
  return { form, ...sending };
}

/** A refusal by a field stands at the field; one by what is booked names the bookings and the ways on. */
function Refused({ form, problem, calendar }: { form: Form<BlockDraft>; problem: Problem | null; calendar: Calendar }) {
  const { form: words } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem === null) return;
    box.current?.focus();
    box.current?.scrollIntoView?.({ block: "nearest" });
  }, [problem]);
  if (form.errors.length > 0) return <ErrorSummary errors={form.errors} attempt={form.attempt} />;
  if (problem === null) return null;
  const bookings = bookingsNamed(calendar, numbersIn(problem));
  return (
    <div ref={box} tabIndex={-1}>
      <NotificationBanner tone="error" title={problem.title}>
        <p>{problem.detail}</p>
        {bookings.length > 0 && (
          <ul className="flex flex-wrap gap-x-4">
            {bookings.map(({ id, number }) => (
              <li key={id}>
                <Link href={paths.booking(id)} target="_blank" className="link inline-flex min-h-11 items-center">
                  {number}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {problem.code === "block.bookings_stand" && (
          <>
            <p className="mt-2 font-bold">{words.remedyTitle}</p>
            <ul className="list-disc ps-5">
              {words.remedies.map((remedy) => (
                <li key={remedy}>{remedy}</li>
              ))}
            </ul>
          </>
        )}
        {problem.code === "block.overlaps" && <p className="mt-2">{words.overlapRemedy}</p>}
        <p className="mt-2 text-sm">{words.kept}</p>
      </NotificationBanner>
    </div>
  );
}

function Fields({ form, calendar, today }: { form: Form<BlockDraft>; calendar: Calendar; today: Day }) {
  const words = useWords();
  return (
    <>
      <RadioGroup
        {...form.field("scope")}
        label={words.form.scope}
        required
        inline
        choices={[
          { value: "all", label: words.form.all },
          { value: "some", label: words.form.some },
        ]}
      />
      {form.values.scope === "some" && <Units form={form} calendar={calendar} />}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          {...form.field("starts_on")}
          label={words.form.starts}
          support={words.form.startsHint}
          type="date"
          required
          width="medium"
        />
        <TextInput
          {...form.field("ends_on")}
          label={words.form.ends}
          support={words.form.endsHint}
          type="date"
          min={form.values.starts_on > today ? form.values.starts_on : today}
          required
          width="medium"
        />
      </div>
      <RadioGroup
        {...form.field("reason")}
        label={words.form.reason}
        required
        value={form.values.reason === "" ? null : form.values.reason}
        choices={REASONS.map((reason) => ({
          value: reason,
          label: words.reasons[reason],
          support: words.reasonHints[reason],
        }))}
      />
      <TextArea
        {...form.field("note")}
        label={words.form.note}
        support={words.form.noteHint}
        optional
        rows={2}
        most={NOTE_MOST}
      />
    </>
  );
}

function Units({ form, calendar }: { form: Form<BlockDraft>; calendar: Calendar }) {
  const speech = useSpeech();
  const { words, locale } = speech;
  const choices = calendar.types
    .filter(({ kind }) => kind !== "whole")
    .flatMap((type) =>
      type.units.map(({ id, number }) => ({ value: id, label: words.unit(nameOf(type, locale), number) })),
    );
  return <CheckGroup {...form.field("unit_ids")} label={words.form.units} required columns choices={choices} />;
}
