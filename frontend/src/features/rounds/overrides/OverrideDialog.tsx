import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { longDate } from "@/lib/dates";
import { useForm, type FieldError, type Form } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { trimSpaces } from "@/lib/text";
import { Select } from "@/ui/choices";
import { FormDialog } from "@/ui/FormDialog";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { usePlaces } from "../usePlaces";
import { refreshRounds } from "../useRounds";
import type { Application, Asked, OverrideKind, OverrideReason, OverrideWanted, Round } from "../wire";
import { Feasibility } from "./Feasibility";
import {
  choiceOf,
  placesOf,
  startsOf,
  useApplication,
  useFacilityChoices,
  usualUnit,
  useUnitChoices,
  type UnitChoice,
} from "./places";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

const TEXT_MOST = 2000;

/** What is known before the dialog opens: where a stay was dropped, or where it stands. */
export type Preset = {
  kind: OverrideKind;
  facility_id?: string;
  also_facility_id?: string | undefined;
  unit_type_id?: string;
  starts_on?: string;
};

type Values = {
  /** As `choiceOf` writes it: of a pin it may be two places. */
  facility_id: string;
  unit_type_id: string;
  starts_on: string;
  reason: OverrideReason | "";
  text: string;
};

/** Where to, or what not; whether that can be is answered while it is chosen. */
export function OverrideDialog({
  round,
  asked,
  preset,
  onClose,
}: {
  round: Round;
  asked: Asked;
  preset: Preset;
  onClose: () => void;
}) {
  const words = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const application = useApplication(round, asked.booking_id);
  const { kind } = preset;
  const form = useForm<Values>({
    facility_id: choiceOf(preset.facility_id ?? "", preset.also_facility_id),
    unit_type_id: preset.unit_type_id ?? "",
    starts_on: preset.starts_on ?? "",
    reason: "",
    text: "",
  });
  const units = useUnitChoices(kind === "pin" ? placesOf(form.values.facility_id).facility_id : "");
  const whole = (values: Values): Values => ({
    ...values,
    unit_type_id: values.unit_type_id === "" ? (usualUnit(units, asked.party) ?? "") : values.unit_type_id,
  });
  const sending = useSubmit(form, {
    check: (values) => missing(whole(values), kind, words.dialog),
    send: (typed) => {
      const values = whole(typed);
      const { reason } = values;
      const body = {
        ...wantedFrom(values, kind, asked.booking_id),
        reason: reason === "" ? ("other" as const) : reason,
        text: trimSpaces(values.text),
      };
      const params = { path: { id: round.id }, header: idempotency(body) };
      return api.POST("/api/rounds/{id}/overrides", { params, body });
    },
    done: () => {
      void refreshRounds(queries);
      toast(words.dialog.done(asked.number));
      onClose();
    },
  });
  const title = kind === "pin" ? words.dialog.pinTitle(asked.number) : words.dialog.exclusionTitle(asked.number);
  const chosen = whole(form.values);
  const complete = whereMissing(chosen, kind, words.dialog).length === 0;
  return (
    <FormDialog
      wide
      words={{ title, lead: words.kindHints[kind], submit: words.dialog.submit, cancel: words.dialog.cancel }}
      form={form}
      sending={sending}
      onClose={onClose}
    >
      <Where round={round} kind={kind} application={application} form={form} units={units} chosen={chosen} />
      <Feasibility roundId={round.id} wanted={complete ? wantedFrom(chosen, kind, asked.booking_id) : null} />
      <Why form={form} />
    </FormDialog>
  );
}

function wantedFrom(values: Values, kind: OverrideKind, booking_id: string): OverrideWanted {
  if (kind === "exclusion") return { kind, booking_id, facility_id: values.facility_id || null };
  return {
    kind,
    booking_id,
    ...placesOf(values.facility_id),
    unit_type_id: values.unit_type_id,
    starts_on: values.starts_on,
  };
}

function whereMissing(values: Values, kind: OverrideKind, words: Messages["dialog"]): FieldError[] {
  if (kind === "exclusion") return [];
  const wanted = [
    { field: "facility_id", message: words.facilityMissing },
    { field: "unit_type_id", message: words.typeMissing },
    { field: "starts_on", message: words.startMissing },
  ] as const;
  return wanted.filter(({ field }) => values[field] === "");
}

function missing(values: Values, kind: OverrideKind, words: Messages["dialog"]): FieldError[] {
  const errors = whereMissing(values, kind, words);
  if (values.reason === "") errors.push({ field: "reason", message: words.reasonMissing });
  if (trimSpaces(values.text) === "") errors.push({ field: "text", message: words.textMissing });
  return errors;
}

function Where({
  round,
  kind,
  application,
  form,
  units,
  chosen,
}: {
  round: Round;
  kind: OverrideKind;
  application: Application | null;
  form: Form<Values>;
  units: readonly UnitChoice[];
  /** With the type that is taken when none is chosen. */
  chosen: Values;
}) {
  const { dialog: words } = useWords();
  const { locale } = useLocale();
  const named = usePlaces();
  const facilities = useFacilityChoices(round, application, kind, words);
  const { facility_id, unit_type_id, starts_on } = chosen;
  // A narrow select cuts the names off: what moves together is said below it.
  const together = application?.wishes.find(
    ({ facility, also }) => also && choiceOf(facility.id, also.id) === facility_id,
  );
  const starts = startsOf(application, facility_id, unit_type_id);
  // A day that was dropped on stays even where fit did not name it: the check says why it can't be.
  const days = starts.includes(starts_on) || starts_on === "" ? starts : [...starts, starts_on].toSorted();
  return (
    <>
      <Select
        {...form.field("facility_id")}
        label={words.facility}
        {...(kind === "pin" && { required: true })}
        empty={kind === "pin" ? true : words.anyFacility}
        {...(together !== undefined && { support: words.together(named(together)) })}
        choices={facilities}
        onChange={(value) => form.replace({ ...form.values, facility_id: value, unit_type_id: "" })}
      />
      {kind === "pin" && (
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            {...form.field("unit_type_id")}
            value={unit_type_id}
            label={words.type}
            required
            empty
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {starts.length > 0 ? (
            <Select
              {...form.field("starts_on")}
              label={words.start}
              required
              empty
              choices={days.map((on) => ({ value: on, label: longDate(on, locale) }))}
            />
          ) : (
            <TextInput {...form.field("starts_on")} label={words.start} type="date" required width="medium" />
          )}
        </div>
      )}
    </>
  );
}

const REASONS: readonly OverrideReason[] = [
  "applicant_asked",
  "host_asked",
  "accessibility",
  "safety",
  "duplicate",
  "programme",
  "correction",
  "other",
];

function Why({ form }: { form: Form<Values> }) {
  const { dialog: words, reasons } = useWords();
  return (
    <>
      <Select
        {...form.field("reason")}
        label={words.reason}
        required
        empty
        choices={REASONS.map((value) => ({ value, label: reasons[value] }))}
      />
      <TextArea
        {...form.field("text")}
        label={words.text}
        support={words.textHint}
        required
        rows={3}
        most={TEXT_MOST}
      />
    </>
  );
}
