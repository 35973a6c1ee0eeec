import { useState } from "react";
import { fieldId } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { count, yen } from "@/lib/money";
import { FieldGroup } from "@/ui/Field";
import { Check } from "@/ui/choices";
import { TextInput } from "@/ui/TextInput";
import { typedNumber, UNKNOWN, withPart } from "../answering";
import { partOf } from "../conditions";
import type { GroupField, GroupQuestion, NumberGroupQuestion, NumberQuestion as Single, Part } from "../questionnaire";
import { useWords } from "../words";
import type { Asking } from "./asking";
import { Option, Undo } from "./Option";
import { useAsked } from "./useAsked";

export function NumberQuestion({ question, asking }: { question: Single; asking: Asking }) {
  const { form } = useWords();
  const { unit } = useUnit(question.unit);
  const given = asking.answers[question.id];
  const frame = useAsked(question, asking, form.range(count(question.min), count(question.max)));
  const limit = question.warn_above;
  return (
    <div>
      <NumberInput
        {...frame}
        unit={unit}
        part={typeof given === "number" || typeof given === "string" ? given : undefined}
        onPart={(part) => asking.answer(question.id, part)}
        decimal={question.integer !== true}
      />
      <p role="status" className="mt-1 text-sm text-warning-orange-2">
        {limit !== undefined && typeof given === "number" && given > limit && given <= question.max
          ? form.wide(limit)
          : ""}
      </p>
    </div>
  );
}

/** Amounts of one kind with their sum; "unknown" stands for the whole group. */
export function NumberGroup({ question, asking }: { question: NumberGroupQuestion; asking: Asking }) {
  const { form } = useWords();
  const { locale } = useLocale();
  const { unit, money } = useUnit(question.unit);
  const frame = useAsked(question, asking);
  const given = asking.answers[question.id];
  const unknown = given === UNKNOWN;
  const amounts = question.fields.map(({ code }) => partOf(given, code)).filter((part) => typeof part === "number");
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return (
    <FieldGroup {...frame}>
      {!unknown && (
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {question.fields.map((field) => (
            <NumberInput
              key={field.code}
              id={fieldId(`${question.id}.${field.code}`)}
              label={<span className="font-normal">{field[locale]}</span>}
              error={asking.errorOf(`${question.id}.${field.code}`)}
              unit={unit}
              part={partOf(given, field.code)}
              onPart={(part) => asking.answer(question.id, withPart(given, field.code, part))}
              decimal={question.integer !== true}
            />
          ))}
        </div>
      )}
      {amounts.length > 0 && (
        <p role="status" className="font-bold">
          {form.sum(money ? yen(sum, locale) : `${count(sum)}${unit}`)}
        </p>
      )}
      {question.allow_unknown === true && (
        <Check
          label={form.unknown}
          checked={unknown}
          onChange={(on) => asking.answer(question.id, on ? UNKNOWN : undefined)}
        />
      )}
    </FieldGroup>
  );
}

export function MixedGroup({ question, asking }: { question: GroupQuestion; asking: Asking }) {
  const frame = useAsked(question, asking);
  return (
    <FieldGroup {...frame}>
      <div className="flex flex-col gap-4">
        {question.fields.map((field) => (
          <MixedField key={field.code} question={question} field={field} asking={asking} />
        ))}
      </div>
    </FieldGroup>
  );
}

function MixedField({ question, field, asking }: { question: GroupQuestion; field: GroupField; asking: Asking }) {
  const { form } = useWords();
  const { locale } = useLocale();
  const name = `${question.id}.${field.code}`;
  const given = asking.answers[question.id];
  const part = partOf(given, field.code);
  const give = (next: Part | undefined) => asking.answer(question.id, withPart(given, field.code, next));
  const label = <span className="font-normal">{field[locale]}</span>;
  if (field.type === "number") {
    return (
      <NumberInput
        id={fieldId(name)}
        label={label}
        error={asking.errorOf(name)}
        unit=""
        part={part}
        onPart={give}
        decimal={false}
      />
    );
  }
  return (
    <FieldGroup id={fieldId(name)} label={label} error={asking.errorOf(name)}>
      <div className="grid gap-2 sm:grid-cols-2">
        {field.options.map((option) => (
          <Option
            key={option.code}
            type="radio"
            name={name}
            checked={part === option.code}
            onChange={() => give(option.code)}
          >
            {option[locale]}
          </Option>
        ))}
      </div>
      {part !== undefined && <Undo onPress={() => give(undefined)}>{form.undo}</Undo>}
    </FieldGroup>
  );
}

/** Keeps what is typed as it is typed: １２，０００ stays on screen and counts as 12000. */
function NumberInput({
  part,
  onPart,
  decimal,
  unit,
  ...frame
}: {
  id: string;
  label: React.ReactNode;
  required?: boolean;
  support?: React.ReactNode;
  error: string | undefined;
  unit: string;
  part: Part | undefined;
  onPart: (part: Part | undefined) => void;
  decimal: boolean;
}) {
  const [typed, setTyped] = useState(part === undefined ? "" : String(part));
  // An answer taken back elsewhere (hidden, or "unknown") empties the field too.
  const shown = part === undefined && typedNumber(typed) !== undefined ? "" : typed;
  return (
    <TextInput
      {...frame}
      {...(unit !== "" && { unit })}
      width="medium"
      inputMode={decimal ? "decimal" : "numeric"}
      autoComplete="off"
      value={shown}
      onChange={(next) => {
        setTyped(next);
        onPart(typedNumber(next));
      }}
    />
  );
}

function useUnit(unit: string): { unit: string; money: boolean } {
  const { units } = useWords().form;
  const known = Object.entries(units).find(([name]) => name === unit);
  return { unit: known?.[1] ?? "", money: unit === "JPY" };
}
