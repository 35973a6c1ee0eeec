import { fieldId } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { FieldError, FieldGroup } from "@/ui/Field";
import { choicesOf, toggled } from "../answering";
import { OPTION_TEXT_MAX } from "../checks";
import type { Choice, MultiQuestion, PointScale, ScaleQuestion, SingleQuestion } from "../questionnaire";
import { useWords } from "../words";
import type { Asking } from "./asking";
import { Option, Undo } from "./Option";
import { Remaining } from "./Remaining";
import { useAsked } from "./useAsked";

export function SingleChoice({ question, asking }: { question: SingleQuestion; asking: Asking }) {
  return <OneOf question={question} choices={question.options} asking={asking} />;
}

/** A satisfaction or agreement scale by itself: the best answer first, as Japanese public surveys have it. */
export function PointChoice({
  question,
  scale,
  asking,
}: {
  question: ScaleQuestion;
  scale: PointScale;
  asking: Asking;
}) {
  return <OneOf question={question} choices={scale.points} asking={asking} />;
}

function OneOf({
  question,
  choices,
  asking,
}: {
  question: SingleQuestion | ScaleQuestion;
  choices: readonly Choice[];
  asking: Asking;
}) {
  const { form } = useWords();
  const { locale } = useLocale();
  const frame = useAsked(question, asking);
  const chosen = asking.answers[question.id];
  return (
    <FieldGroup {...frame}>
      <div className="flex flex-col gap-2">
        {choices.map((choice) => (
          <div key={choice.code} className="flex flex-col gap-2">
            <Option
              type="radio"
              name={question.id}
              checked={chosen === choice.code}
              onChange={() => asking.answer(question.id, choice.code)}
            >
              {choice[locale]}
            </Option>
            {choice.has_text === true && chosen === choice.code && (
              <OtherText field={`${question.id}.${choice.code}`} asking={asking} />
            )}
          </div>
        ))}
        {!question.required && chosen !== undefined && (
          <Undo onPress={() => asking.answer(question.id, undefined)}>{form.undo}</Undo>
        )}
      </div>
    </FieldGroup>
  );
}

export function MultiChoice({ question, asking }: { question: MultiQuestion; asking: Asking }) {
  const { form } = useWords();
  const { locale } = useLocale();
  const choices = choicesOf(asking.questionnaire, question.id);
  const given = asking.answers[question.id];
  const chosen = Array.isArray(given) ? given : [];
  const most = question.max_select;
  const full = most !== undefined && chosen.length >= most;
  const frame = useAsked(question, asking, most === undefined ? form.any : form.most(most));
  const press = (code: string) => {
    const next = toggled(choices, chosen, code);
    asking.answer(question.id, next.length === 0 ? undefined : next);
  };
  return (
    <FieldGroup {...frame}>
      <div className={asking.narrow ? "flex flex-col gap-2" : "grid grid-cols-2 gap-2"}>
        {choices.map((choice) => (
          <div key={choice.code} className="flex flex-col gap-2">
            <Option
              type="checkbox"
              name={question.id}
              checked={chosen.includes(choice.code)}
              disabled={full && !chosen.includes(choice.code) && choice.exclusive !== true}
              onChange={() => press(choice.code)}
            >
              {choice[locale]}
            </Option>
            {choice.has_text === true && chosen.includes(choice.code) && (
              <OtherText field={`${question.id}.${choice.code}`} asking={asking} />
            )}
          </div>
        ))}
      </div>
      <p role="status" className="text-sm text-solid-gray-700">
        {full && most !== undefined && chosen.length < choices.length ? form.mostReached(most) : ""}
      </p>
    </FieldGroup>
  );
}

/** The line beside 「その他」. */
function OtherText({ field, asking }: { field: string; asking: Asking }) {
  const { form } = useWords();
  const given = asking.answers[field];
  const text = typeof given === "string" ? given : "";
  const id = fieldId(field);
  const error = asking.errorOf(field);
  return (
    <div className="ms-8 flex flex-col gap-1">
      <label htmlFor={id} className="text-sm">
        {form.otherText}
      </label>
      <input
        id={id}
        className="control"
        value={text}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => asking.answer(field, event.target.value === "" ? undefined : event.target.value)}
      />
      <Remaining text={text} most={OPTION_TEXT_MAX} quiet />
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
