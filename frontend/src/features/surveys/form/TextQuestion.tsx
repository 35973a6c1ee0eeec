import { Field } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { Select } from "@/ui/choices";
import { useLocale } from "@/lib/locale";
import { looksPersonal } from "../answering";
import { PREFECTURES } from "../prefectures";
import type { PrefectureQuestion, TextQuestion as Free } from "../questionnaire";
import { useWords } from "../words";
import type { Asking } from "./asking";
import { Remaining } from "./Remaining";
import { useAsked } from "./useAsked";

export function TextQuestion({ question, asking }: { question: Free; asking: Asking }) {
  const { form } = useWords();
  const frame = useAsked(question, asking, question.pii_warning === true ? form.pii : undefined);
  const given = asking.answers[question.id];
  const text = typeof given === "string" ? given : "";
  return (
    <Field {...frame}>
      {(control) => (
        <>
          <textarea
            {...control}
            rows={question.max_length > 500 ? 6 : 4}
            className="control"
            value={text}
            onChange={(event) => asking.answer(question.id, event.target.value === "" ? undefined : event.target.value)}
          />
          <Remaining text={text} most={question.max_length} />
          <p role="status" className="flex gap-1.5 text-sm text-warning-orange-2">
            {question.pii_warning === true && looksPersonal(text) && (
              <>
                <Icon name="warning" size={18} className="mt-1" />
                {form.piiFound}
              </>
            )}
          </p>
        </>
      )}
    </Field>
  );
}

export function PrefectureChoice({ question, asking }: { question: PrefectureQuestion; asking: Asking }) {
  const { form } = useWords();
  const { locale } = useLocale();
  const frame = useAsked(question, asking);
  const given = asking.answers[question.id];
  return (
    <Select
      {...frame}
      width="medium"
      empty={form.choose}
      choices={PREFECTURES.map((place) => ({ value: place.code, label: place[locale] }))}
      value={typeof given === "string" ? given : ""}
      onChange={(code) => asking.answer(question.id, code === "" ? undefined : code)}
    />
  );
}
