import type { ReactNode } from "react";
import { fieldId, type Form } from "@/lib/form";
import { Check, RadioGroup } from "@/ui/choices";
import { FieldGroup } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { TextArea, TextInput, type InputWidth } from "@/ui/TextInput";
import type { CountName, DayName, Draft, FlagName, LimitName, TextName } from "./draft";
import type { Messages } from "./text/ja";
import type { SelectionMethod } from "./wire";
import { useWords } from "./words";

type Editing = { form: Form<Draft> };
const GUIDELINES_MOST = 20_000;
const METHODS: readonly SelectionMethod[] = ["first_come", "screening", "lottery", "round"];

/** Every parameter of a call, in the order in which a 募集要項 says them. */
export function TermFields({ form }: Editing) {
  return (
    <div className="flex flex-col gap-4">
      <Group name="names">
        <Text form={form} name="programme.ja" required hint="programme.ja" />
        <Text form={form} name="programme.en" optional />
        <Text form={form} name="name.ja" required hint="name.ja" />
        <Text form={form} name="name.en" required hint="name.en" />
      </Group>
      <Group name="guidelines">
        <Long form={form} name="guidelines.ja" hint="guidelines.ja" />
        <Long form={form} name="guidelines.en" />
      </Group>
      <Group name="who">
        <Audience form={form} />
        <Residence form={form} />
      </Group>
      <Group name="when">
        <Side>
          <When form={form} name="apply_open_on" hint="apply_open_on" />
          <When form={form} name="apply_close_on" hint="apply_close_on" />
          <When form={form} name="stay_from_on" hint="stay_from_on" />
          <When form={form} name="stay_to_on" hint="stay_to_on" />
        </Side>
        <Amount form={form} name="apply_lead_days" unit="days" required />
      </Group>
      <Group name="conditions">
        <Side>
          <Amount form={form} name="min_nights" unit="nights" required />
          <Amount form={form} name="max_nights" unit="nights" required />
          <Amount form={form} name="min_party" unit="people" required />
          <Amount form={form} name="max_party" unit="people" required />
        </Side>
        <Flag form={form} name="work_days_required" />
      </Group>
      <Group name="selection">
        <Side>
          <Amount form={form} name="max_open_applications" unit="times" required />
          <Amount form={form} name="max_applications_per_year" unit="times" />
        </Side>
        <Method form={form} />
        <Flag form={form} name="hosts_agreed" />
      </Group>
      <MoneyFields form={form} />
      <Group name="report">
        <Flag form={form} name="survey_required" />
        <Amount form={form} name="report_due_days" unit="days" required />
      </Group>
    </div>
  );
}

function MoneyFields({ form }: Editing) {
  return (
    <Group name="money">
      <Side>
        <Amount form={form} name="subsidy_rate_per_mille" unit="percent" required />
        <Amount form={form} name="rounding_yen" unit="yen" width="medium" required />
        <Amount form={form} name="cap_per_person_night_yen" unit="yen" width="medium" hint="cap" />
        <Amount form={form} name="cap_per_organisation_yen" unit="yen" width="medium" hint="cap" />
        <Amount form={form} name="night_cap" unit="nights" />
        <Amount form={form} name="budget_total_yen" unit="yen" width="medium" />
      </Side>
    </Group>
  );
}

function Group({ name, children }: { name: keyof Messages["sections"]; children: ReactNode }) {
  const { title, text } = useWords().sections[name];
  return (
    <Panel title={title}>
      <p className="mb-4 text-solid-gray-700">{text}</p>
      <div className="flex flex-col gap-5">{children}</div>
    </Panel>
  );
}

function Side({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">{children}</div>;
}

type Hint = keyof Messages["hints"];
type Naming<N> = Editing & { name: N; hint?: Hint; required?: boolean; optional?: boolean };

function useFrame<N extends keyof Draft>({ form, name, hint, required = false, optional = false }: Naming<N>) {
  const { fields, hints } = useWords();
  return {
    ...form.field(name),
    label: fields[name] ?? name,
    ...(hint !== undefined && { support: hints[hint] }),
    ...(required && { required }),
    ...(optional && { optional }),
  };
}

function Text(naming: Naming<TextName>) {
  return <TextInput {...useFrame(naming)} />;
}

function Long(naming: Naming<TextName>) {
  return <TextArea {...useFrame({ optional: true, ...naming })} rows={10} most={GUIDELINES_MOST} />;
}

function When(naming: Naming<DayName>) {
  return <TextInput {...useFrame({ required: true, ...naming })} type="date" width="medium" />;
}

function Amount({
  unit,
  width = "short",
  ...naming
}: Naming<CountName | LimitName | "subsidy_rate_per_mille"> & {
  unit: keyof Messages["units"];
  width?: InputWidth;
}) {
  const { units, hints } = useWords();
  const hint = naming.hint ?? (naming.name in hints ? (naming.name as Hint) : undefined);
  const frame = useFrame({ ...naming, ...(hint !== undefined && { hint }), optional: naming.required !== true });
  return <TextInput {...frame} inputMode="decimal" width={width} unit={units[unit]} />;
}

function Flag({ form, name }: Editing & { name: FlagName & Hint }) {
  const { fields, hints } = useWords();
  const { value, onChange, ...field } = form.field(name);
  return <Check {...field} label={fields[name]} support={hints[name]} checked={value} onChange={onChange} />;
}

/** One question with two ticks; the server's refusal of neither is said of the first. */
function Audience({ form }: Editing) {
  const { fields, edit } = useWords();
  const { error } = form.field("companies_allowed");
  const tick = (name: "companies_allowed" | "employees_allowed") => (
    <Check
      name={name}
      label={fields[name]}
      checked={form.values[name]}
      onChange={(on) => {
        form.set(name, on);
        form.set("companies_allowed", name === "companies_allowed" ? on : form.values.companies_allowed);
      }}
    />
  );
  return (
    <FieldGroup id={fieldId("companies_allowed")} label={edit.audience} required error={error}>
      {tick("companies_allowed")}
      {tick("employees_allowed")}
    </FieldGroup>
  );
}

function Residence({ form }: Editing) {
  const { fields, hints } = useWords();
  return (
    <RadioGroup
      {...form.field("residence_rule")}
      label={fields["residence_rule"]}
      required
      choices={[
        { value: "any", label: hints.residence_any },
        {
          value: "outside_prefecture",
          label: hints.residence_outside_prefecture,
          support: hints.residence_outside_hint,
        },
      ]}
    />
  );
}

function Method({ form }: Editing) {
  const { fields, methods, methodHints } = useWords();
  return (
    <RadioGroup
      {...form.field("selection_method")}
      label={fields["selection_method"]}
      required
      choices={METHODS.map((value) => ({ value, label: methods[value], support: methodHints[value] }))}
    />
  );
}
