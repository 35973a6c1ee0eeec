import { useState } from "react";
import { api } from "@/api/client";
import { fieldErrors } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import { fieldId, type FieldError } from "@/lib/form";
import { Button, IconButton } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { Booking, Named } from "../wire";
import { useWords as useBookingWords } from "../words";
import { emailField, emptyRow, nameField, namingFaults, rowsOf, sentIndex, written, type Row } from "./naming";
import { useChange } from "./useChange";
import { useWords } from "./words";

export function NamingForm({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const words = useWords();
  const common = useBookingWords();
  const form = useNaming(booking, onClose);
  const { rows, setRows, errors } = form;
  const change = (next: Row) => setRows(rows.map((row) => (row.key === next.key ? next : row)));
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <ErrorSummary errors={errors} attempt={form.attempt} />
      {form.problem && errors.length === 0 && (
        <NotificationBanner tone="error" title={form.problem.title}>
          {form.problem.detail}
        </NotificationBanner>
      )}
      {rows.map((row, index) => (
        <PersonFields
          key={row.key}
          row={row}
          index={index}
          sent={sentIndex(rows, row)}
          errors={errors}
          onChange={change}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      {rows.length < booking.party ? (
        <Button look="text" icon="plus" className="self-start" onClick={form.add}>
          {words.addParticipant}
        </Button>
      ) : (
        <p className="text-sm text-solid-gray-700">{words.atMost(booking.party)}</p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.busy}>
          {words.saveNames}
        </Button>
        <Button look="line" onClick={onClose}>
          {common.back}
        </Button>
      </div>
    </form>
  );
}

function useNaming(booking: Booking, onClose: () => void) {
  const words = useWords();
  const toast = useToast();
  const idempotency = useIdempotency();
  const [rows, setRows] = useState(() => rowsOf(booking));
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const change = useChange((participants: Named[]) =>
    api.PUT("/api/bookings/{id}/participants", {
      params: { path: { id: booking.id } },
      headers: { ...ifMatch(booking.version), ...idempotency(participants) },
      body: { participants },
    }),
  );
  const refuse = (next: FieldError[]) => {
    setErrors(next);
    setAttempt(attempt + 1);
  };
  const submit = () => {
    const faults = namingFaults(rows, words);
    refuse(faults);
    if (faults.length > 0 || change.isPending) return;
    change.mutate(written(rows), {
      onSuccess: () => {
        toast(words.namesSaved);
        onClose();
      },
      onError: (problem) => refuse(fieldErrors(problem)),
    });
  };
  const add = () => setRows([...rows, emptyRow(Math.max(-1, ...rows.map(({ key }) => key)) + 1)]);
  return { rows, setRows, errors, attempt, submit, add, busy: change.isPending, problem: change.error };
}

function PersonFields({
  row,
  index,
  sent,
  errors,
  onChange,
  onRemove,
}: {
  row: Row;
  index: number;
  sent: number;
  errors: readonly FieldError[];
  onChange: (row: Row) => void;
  onRemove: () => void;
}) {
  const words = useWords();
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  const [nameOf, emailOf] = [nameField(sent), emailField(sent)];
  return (
    <fieldset className="min-w-0 rounded-12 border border-solid-gray-200 p-4">
      <legend className="px-1 font-bold">{words.participant(index + 1)}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          id={fieldId(nameOf)}
          label={words.name}
          required
          value={row.name}
          error={error(nameOf)}
          onChange={(name) => onChange({ ...row, name })}
        />
        <TextInput
          label={words.nameKana}
          optional
          value={row.name_kana}
          onChange={(name_kana) => onChange({ ...row, name_kana })}
        />
        <TextInput
          id={fieldId(emailOf)}
          label={words.email}
          required
          type="email"
          value={row.email}
          error={error(emailOf)}
          onChange={(email) => onChange({ ...row, email })}
        />
        <div className="flex items-end gap-2">
          <Select
            className="flex-1"
            label={words.language}
            value={row.locale}
            choices={[
              { value: "ja", label: words.languages.ja },
              { value: "en", label: words.languages.en },
            ]}
            onChange={(locale) => onChange({ ...row, locale: locale === "en" ? "en" : "ja" })}
          />
          <IconButton icon="trash" label={words.removeParticipant(index + 1)} onClick={onRemove} />
        </div>
      </div>
    </fieldset>
  );
}
