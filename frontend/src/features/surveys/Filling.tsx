import { useLocale } from "@/lib/locale";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { PageTitle } from "@/ui/PageTitle";
import type { DeviceDraft } from "./answering";
import { Failed, Progress, Turning } from "./FillingParts";
import type { Asking } from "./form/asking";
import { QuestionField } from "./form/QuestionField";
import { erasure } from "./Privacy";
import { useFilling } from "./useFilling";
import { usePages } from "./usePages";
import { useWords } from "./words";
import type { Asked, OpenSurvey } from "./wire";

/** The questions, a page at a time. */
export function Filling({
  survey,
  start,
  asked,
  onSent,
}: {
  survey: OpenSurvey;
  start: DeviceDraft;
  asked: Asked;
  onSent: () => void;
}) {
  const words = useWords();
  const { locale } = useLocale();
  const filling = useFilling(survey, start, asked, onSent);
  const { page, now, all, narrow, errors, attempt, forward, back, showField } = usePages(survey, filling);
  if (!page) return null;
  const last = now === all - 1;
  const asking: Asking = {
    questionnaire: survey.questionnaire,
    context: survey.context,
    answers: filling.answers,
    variants: filling.walked.variants,
    answer: filling.answer,
    narrow,
    errorOf: (field) => errors.find((error) => error.field === field)?.message,
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!filling.sending) forward();
      }}
    >
      <PageTitle
        title={page.title?.[locale] ?? survey.questionnaire.title[locale]}
        part={page.id}
        {...(page.title && { over: survey.questionnaire.title[locale] })}
      />
      <Progress now={now + 1} all={all} keeping={filling.keeping} />
      <div className="flex flex-col gap-6">
        {errors.length > 0 && (
          <div onClickCapture={showField}>
            <ErrorSummary errors={errors} attempt={attempt} title={words.form.summary(errors.length)} />
          </div>
        )}
        <Failed filling={filling} />
        {page.questions.map((question) => (
          <div key={question.id} className="border-b border-solid-gray-200 pb-6 last:border-0">
            <QuestionField question={question} asking={asking} />
          </div>
        ))}
        {last && (
          <p className="rounded-12 bg-solid-gray-50 p-4">
            <strong className="block">{words.form.beforeSubmit}</strong>
            {erasure(survey, words.privacy)}
          </p>
        )}
      </div>
      <Turning last={last} busy={filling.sending} {...(now > 0 && { onBack: back })} />
    </form>
  );
}
