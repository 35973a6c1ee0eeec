import { useState } from "react";
import { query } from "@/api/query";
import { asProblem } from "@/api/problem";
import { useSession } from "@/api/session";
import { halfLabel, longDate, readHalf } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { Button, LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { DescriptionList, Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Tag } from "@/ui/Tag";
import { Trouble } from "@/ui/Trouble";
import { readSheet, type Sheet } from "../wire";
import { answerLines, type AnswerLine } from "./answerLines";
import { CarefulRules } from "./Rules";
import { useWords } from "./words";

/** One sheet. Nothing is asked of the server until the reader has said that the look may be recorded. */
export function SheetView({ id }: { id: string }) {
  const words = useWords();
  const [agreed, setAgreed] = useState(false);
  return (
    <>
      <BackLink href={paths.sheets()}>{words.back}</BackLink>
      <PageTitle title={words.sheet(id.slice(0, 8))} over={words.title} part={agreed ? "open" : "gate"} />
      <div className="flex flex-col gap-4">
        <CarefulRules />
        {agreed ? (
          <OpenedSheet id={id} />
        ) : (
          <p className="flex flex-wrap gap-3">
            <Button onClick={() => setAgreed(true)}>{words.openRecorded}</Button>
            <LinkButton look="line" href={paths.sheets()}>
              {words.back}
            </LinkButton>
          </p>
        )}
      </div>
    </>
  );
}

function OpenedSheet({ id }: { id: string }) {
  const words = useWords();
  const session = useSession();
  const asked = query.useQuery("get", "/api/surveys/sheets/{id}", { params: { path: { id } } }, { gcTime: 0 });
  if (asked.isPending) return <Skeleton rows={5} />;
  if (asked.error) {
    return <Trouble title={words.failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  return (
    <>
      {session.me && (
        <p role="status" className="text-sm">
          {words.recorded(session.me.name)}
        </p>
      )}
      <Facts sheet={readSheet(asked.data)} />
      <Answered sheet={readSheet(asked.data)} />
    </>
  );
}

function Facts({ sheet }: { sheet: Sheet }) {
  const words = useWords();
  const { locale } = useLocale();
  const { columns } = words;
  return (
    <Panel title={words.audiences[sheet.audience]}>
      <DescriptionList
        items={[
          { term: columns.half, value: halfLabel(readHalf(sheet.half), locale) },
          { term: columns.facility, value: sheet.facility_name ?? words.noFacility },
          { term: columns.answered, value: longDate(sheet.answered_on, locale) },
          {
            term: columns.mark,
            value: (
              <span className="flex flex-wrap gap-1">
                {sheet.straight_lined && <Tag>{words.straight}</Tag>}
                {sheet.from_paper && <Tag>{words.paper}</Tag>}
                {!sheet.straight_lined && !sheet.from_paper && words.noFacility}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Answered({ sheet }: { sheet: Sheet }) {
  const words = useWords();
  if (!sheet.questionnaire || !sheet.context) return null;
  const { lines, notAsked } = answerLines(sheet.questionnaire, sheet.answers, sheet.context);
  return (
    <Panel title={words.answers}>
      <ol className="divide-y divide-solid-gray-200">
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ol>
      {notAsked > 0 && <p className="mt-3 text-sm text-solid-gray-700">{words.notAsked(notAsked)}</p>}
    </Panel>
  );
}

function Line({ line }: { line: AnswerLine }) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-2">
      <p>
        <span className="me-2 font-bold text-key-1000">{line.number}</span>
        {line.question[locale]}
      </p>
      <dl className="min-w-0">
        {line.parts.map(({ key, label, value }) => (
          <div key={key} className={label ? "flex justify-between gap-4 border-b border-solid-gray-100 py-0.5" : ""}>
            <dt className={label ? "" : "sr-only"}>{label ? label[locale] : words.answers}</dt>
            <dd className={`${label ? "shrink-0 text-end" : ""} ${value ? "font-bold" : "text-solid-gray-700"}`}>
              {line.free && value ? (
                <span lang="ja" className="font-normal whitespace-pre-wrap">
                  {value[locale]}
                </span>
              ) : (
                (value?.[locale] ?? words.blank)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
