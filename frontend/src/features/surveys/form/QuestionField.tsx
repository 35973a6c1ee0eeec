import { fieldId } from "@/lib/form";
import { FieldGroup } from "@/ui/Field";
import type { Question, ScaleQuestion } from "../questionnaire";
import { useWords } from "../words";
import type { Asking } from "./asking";
import { MultiChoice, PointChoice, SingleChoice } from "./ChoiceQuestion";
import { MatrixQuestion } from "./MatrixQuestion";
import { MixedGroup, NumberGroup, NumberQuestion } from "./NumberQuestion";
import { Undo } from "./Option";
import { RangeScale } from "./RangeScale";
import { PrefectureChoice, TextQuestion } from "./TextQuestion";
import { useAsked } from "./useAsked";

/** Any question, by its type. */
export function QuestionField({ question, asking }: { question: Question; asking: Asking }) {
  switch (question.type) {
    case "single":
      return <SingleChoice question={question} asking={asking} />;
    case "multi":
      return <MultiChoice question={question} asking={asking} />;
    case "matrix":
      return <MatrixQuestion question={question} asking={asking} />;
    case "scale":
    case "recommend":
      return <ScaleField question={question} asking={asking} />;
    case "number":
      return <NumberQuestion question={question} asking={asking} />;
    case "number_group":
      return <NumberGroup question={question} asking={asking} />;
    case "group":
      return <MixedGroup question={question} asking={asking} />;
    case "text":
      return <TextQuestion question={question} asking={asking} />;
    case "prefecture":
      return <PrefectureChoice question={question} asking={asking} />;
  }
}

function ScaleField({ question, asking }: { question: ScaleQuestion; asking: Asking }) {
  const { form } = useWords();
  const frame = useAsked(question, asking);
  const scale = asking.questionnaire.scales[question.scale];
  if (!scale) return null;
  if ("points" in scale) return <PointChoice question={question} scale={scale} asking={asking} />;
  const given = asking.answers[question.id];
  const labelId = `${fieldId(question.id)}-words`;
  return (
    <FieldGroup {...frame} label={<span id={labelId}>{frame.label}</span>}>
      <RangeScale
        scale={scale}
        name={question.id}
        chosen={typeof given === "number" ? given : undefined}
        onChoose={(value) => asking.answer(question.id, value)}
        labelledBy={labelId}
      />
      {!question.required && given !== undefined && (
        <Undo onPress={() => asking.answer(question.id, undefined)}>{form.undo}</Undo>
      )}
    </FieldGroup>
  );
}
