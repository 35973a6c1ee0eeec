import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { walk } from "./conditions";
import { Privacy } from "./Privacy";
import type { Answers } from "./questionnaire";
import { useWords } from "./words";
import type { OpenSurvey } from "./wire";

/** What it is for, how long it takes, until when, and who will see it: before the first question. */
export function Intro({ survey, start, onStart }: { survey: OpenSurvey; start: Answers; onStart: () => void }) {
  const words = useWords();
  const { locale } = useLocale();
  const { questionnaire, due_on: due, closes_on: closes } = survey;
  const known = Object.keys(walk(questionnaire, start, survey.context).answers).filter((key) => !key.includes("."));
  const late = due < today() && due !== closes;
  const facts = [
    words.survey.minutes(questionnaire.estimated_minutes),
    words.survey.due(shortDate(due, locale)),
    words.survey.number(survey.booking_number),
  ];
  return (
    <>
      <PageTitle title={questionnaire.title[locale]} />
      <div className="flex flex-col gap-6">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {facts.map((fact) => (
            <li key={fact} className="flex items-center gap-1.5">
              <Icon name="check" size={18} className="text-key-900" />
              {fact}
            </li>
          ))}
        </ul>
        {late && <NotificationBanner tone="warning" title={words.survey.late(shortDate(closes, locale))} />}
        {questionnaire.intro && <p>{questionnaire.intro[locale].replace(/[＊*]/g, words.form.required)}</p>}
        {known.length > 0 && <NotificationBanner tone="info" title={words.survey.resumed(known.length)} />}
        <div className="flex flex-col gap-2">
          <Button size="large" wide onClick={onStart}>
            {known.length > 0 ? words.survey.goOn : words.survey.start}
          </Button>
          <p className="text-sm text-solid-gray-700">{words.survey.autosave}</p>
        </div>
        <Privacy survey={survey} />
      </div>
    </>
  );
}

function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
}
