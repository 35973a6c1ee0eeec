import { fieldId } from "@/lib/form";
import { Button, IconButton } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { FieldGroup } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useWords as useBookingWords } from "../words";
import { CRITERIA_MAX, type Draft } from "./draft";
import type { StepProps } from "./PlacesStep";
import { useWords } from "./words";

/** 人数・目的・確かめたいこと. */
export function PeopleStep({ draft, change, errors }: StepProps) {
  const words = useWords();
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <div className="flex flex-col gap-6">
      <People draft={draft} change={change} error={error} />
      <Purpose draft={draft} change={change} error={error} />
      <Panel title={words.criteria}>
        <Criteria draft={draft} change={change} error={error} />
      </Panel>
      <Panel title={words.wants}>
        <div className="flex flex-col gap-5">
          <TextArea
            id={fieldId("needs")}
            label={words.needs}
            support={words.needsSupport}
            optional
            rows={3}
            most={1000}
            value={draft.needs}
            error={error("needs")}
            onChange={(needs) => change({ ...draft, needs })}
          />
          <TextArea
            id={fieldId("considerations")}
            label={words.considerations}
            support={words.considerationsSupport}
            optional
            rows={3}
            most={1000}
            value={draft.considerations}
            error={error("considerations")}
            onChange={(considerations) => change({ ...draft, considerations })}
          />
        </div>
      </Panel>
    </div>
  );
}

type Part = { draft: Draft; change: (draft: Draft) => void; error: (field: string) => string | undefined };

export function People({ draft, change, error }: Part) {
  const words = useWords();
  const number = { inputMode: "numeric", unit: words.unitPeople, width: "short" } as const;
  return (
    <Panel title={words.peopleTitle}>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          {...number}
          id={fieldId("party")}
          label={words.party}
          support={words.partySupport}
          required
          value={draft.party}
          error={error("party")}
          onChange={(party) => change({ ...draft, party })}
        />
        <TextInput
          id={fieldId("arrival_time")}
          label={words.arrival}
          support={words.arrivalSupport}
          optional
          width="short"
          value={draft.arrivalTime}
          error={error("arrival_time")}
          onChange={(arrivalTime) => change({ ...draft, arrivalTime })}
        />
        <TextInput
          {...number}
          id={fieldId("children")}
          label={words.children}
          value={draft.children}
          error={error("children")}
          onChange={(children) => change({ ...draft, children })}
        />
        <TextInput
          {...number}
          id={fieldId("companions")}
          label={words.companions}
          support={words.companionsSupport}
          value={draft.companions}
          error={error("companions")}
          onChange={(companions) => change({ ...draft, companions })}
        />
      </div>
    </Panel>
  );
}

function Purpose({ draft, change, error }: Part) {
  const words = useWords();
  const { purposes } = useBookingWords();
  return (
    <Panel title={words.purposeTitle}>
      <div className="flex flex-col gap-5">
        <RadioGroup
          id={fieldId("purpose")}
          label={words.purpose}
          required
          value={draft.purpose}
          error={error("purpose")}
          choices={Object.entries(purposes).map(([value, label]) => ({ value, label }))}
          onChange={(purpose) => change({ ...draft, purpose })}
        />
        <TextArea
          id={fieldId("purpose_note")}
          label={words.purposeNote}
          support={words.purposeNoteSupport}
          optional
          rows={3}
          most={1000}
          value={draft.purposeNote}
          error={error("purpose_note")}
          onChange={(purposeNote) => change({ ...draft, purposeNote })}
        />
      </div>
    </Panel>
  );
}

function Criteria({ draft, change, error }: Part) {
  const words = useWords();
  const { criteria } = draft;
  const set = (index: number, text: string) =>
    change({ ...draft, criteria: criteria.map((each, at) => (at === index ? text : each)) });
  const remove = (index: number) => change({ ...draft, criteria: criteria.filter((_, at) => at !== index) });
  return (
    <FieldGroup
      id={fieldId("criteria")}
      label={words.criteriaLabel}
      support={words.criteriaSupport}
      required
      error={error("criteria")}
    >
      <div className="flex flex-col gap-3">
        {criteria.map((text, index) => (
          // Rows are told apart by their place alone: two criteria may say the same while they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="flex items-end gap-2">
            <TextInput
              className="flex-1"
              width="full"
              id={fieldId(`criteria[${index}]`)}
              label={words.criterion(index + 1)}
              placeholder={index === 0 ? words.criterionExample : undefined}
              value={text}
              error={error(`criteria[${index}]`)}
              onChange={(next) => set(index, next)}
            />
            {criteria.length > 1 && (
              <IconButton icon="trash" label={words.removeCriterion(index + 1)} onClick={() => remove(index)} />
            )}
          </div>
        ))}
        {criteria.length < CRITERIA_MAX && (
          <Button
            look="text"
            icon="plus"
            className="self-start"
            onClick={() => change({ ...draft, criteria: [...criteria, ""] })}
          >
            {words.addCriterion}
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}
