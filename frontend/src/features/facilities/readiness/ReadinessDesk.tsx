import { useState } from "react";
import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Panel } from "@/ui/Panel";
import { AnswerDialog } from "./AnswerDialog";
import { GapPanel } from "./GapPanel";
import { HistoryPanel } from "./HistoryPanel";
import { ItemLine } from "./ItemLine";
import { ReviewPanel } from "./ReviewPanel";
import type { Readiness, ReadinessItem } from "./wire";
import { useReadinessWords } from "./words";

/** Score and gaps first, then the whole list, the municipality's check and the history beside them. */
export function ReadinessDesk({ readiness }: { readiness: Readiness }) {
  const words = useReadinessWords();
  const { locale } = useLocale();
  const [answering, setAnswering] = useState<ReadinessItem | null>(null);
  const onAnswer = readiness.may.includes("readiness.answer") ? setAnswering : null;
  return (
    <div className="grid items-start gap-4 pb-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-2">
        <GapPanel readiness={readiness} onAnswer={onAnswer} />
        <Panel title={words.list.title}>
          {readiness.groups.map((group) => (
            <section key={group.code} aria-labelledby={`group-${group.code}`} className="py-2">
              <h3 id={`group-${group.code}`} className="border-b-2 border-solid-gray-300 text-base">
                {said(group.name, locale)}
              </h3>
              <ul className="divide-y divide-solid-gray-200">
                {readiness.items
                  .filter(({ group: of }) => of === group.code)
                  .map((item) => (
                    <li key={item.code} className="py-3">
                      <ItemLine item={item} facilityId={readiness.facility_id} onAnswer={item.gap ? null : onAnswer} />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-1">
        <ScorePanel readiness={readiness} />
        <HistoryPanel readiness={readiness} />
        <ReviewPanel readiness={readiness} />
        <ClosedPanel readiness={readiness} />
      </div>
      {answering !== null && (
        <AnswerDialog
          key={answering.code}
          facilityId={readiness.facility_id}
          item={answering}
          onClose={() => setAnswering(null)}
        />
      )}
    </div>
  );
}

function ScorePanel({ readiness }: { readiness: Readiness }) {
  const { score: words } = useReadinessWords();
  const gaps = readiness.items.filter(({ gap }) => gap);
  const required = gaps.filter(({ required: is }) => is);
  return (
    <Panel title={words.title}>
      <p className="flex items-baseline gap-1">
        <span className="text-5xl font-bold">{readiness.score}</span>
        <span>{words.of}</span>
      </p>
      <p className="font-bold">
        {gaps.length === 0 ? words.none : `${words.required(required.length)}　${words.gaps(gaps.length)}`}
      </p>
      <p className="text-sm text-solid-gray-700">{words.edition(readiness.edition)}</p>
    </Panel>
  );
}

function ClosedPanel({ readiness }: { readiness: Readiness }) {
  const { closed: words } = useReadinessWords();
  const { locale } = useLocale();
  if (readiness.closed.length === 0) return null;
  const name = (code: string) => {
    const item = readiness.items.find((each) => each.code === code);
    return item === undefined ? code : said(item.name, locale);
  };
  return (
    <Panel title={words.title}>
      <ul className="flex flex-col gap-2">
        {readiness.closed.map(({ item, opened_on: from, closed_on: until }) => (
          <li key={item}>
            {name(item)}
            <span className="block text-sm text-solid-gray-700">
              {words.on(longDate(from, locale), longDate(until, locale))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
