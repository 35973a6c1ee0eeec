import { useEffect, useRef } from "react";
import type { Problem } from "@/api/problem";
import type { Day } from "@/lib/dates";
import type { Form } from "@/lib/form";
import { paths } from "@/paths";
import { CheckGroup, RadioGroup } from "@/ui/choices";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextArea, TextInput } from "@/ui/TextInput";
import { nameOf } from "../facilities/terms/place";
import { NOTE_MOST, numbersIn, REASONS, type BlockDraft } from "./blocking";
import { bookingsNamed } from "./rows";
import { useSpeech } from "./useSpeech";
import type { Calendar } from "./wire";
import { useWords } from "./words";

/** A refusal by a field stands at the field; one by what is booked names the bookings and the ways on. */
export function BlockRefused({
  form,
  problem,
  calendar,
}: {
  form: Form<BlockDraft>;
  problem: Problem | null;
  calendar: Calendar;
}) {
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

/** What a block asks for. What has begun keeps its first day. */
export function BlockFields({
  form,
  calendar,
  today,
  begun = false,
}: {
  form: Form<BlockDraft>;
  calendar: Calendar;
  today: Day;
  begun?: boolean;
}) {
  const words = useWords();
  return (
    <>
      <RadioGroup
        {...form.field("scope")}
        label={words.form.scope}
        support={words.form.closure}
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
          readOnly={begun}
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
