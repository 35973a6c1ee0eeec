import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { useWords as useBookingWords } from "../words";
import { named, type ProblemReport, type ProblemState } from "../wire";
import { Answering } from "./Answering";
import { useWords } from "./words";

const TONES: Record<ProblemState, StatusTone> = { open: "caution", answered: "waiting", resolved: "good" };

/** Whoever reported it, others on the page of the stay, or a desk with problems of many stays. */
type Reader = "guest" | "stay" | "desk";

/** One report with its answers, oldest first. */
function Reported({ problem, reader }: { problem: ProblemReport; reader: Reader }) {
  const words = useWords();
  const { labelled } = useBookingWords();
  const { locale } = useLocale();
  const facts = [
    ...(problem.place === "" ? [] : [labelled(words.where, problem.place)]),
    ...(problem.noticed === "" ? [] : [labelled(words.since, problem.noticed)]),
    ...(reader !== "guest" && problem.guest_name ? [labelled(words.guest, problem.guest_name)] : []),
  ];
  const minutes = problem.answer_minutes ?? null;
  return (
    <article aria-label={words.kinds[problem.kind]} className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge tone={TONES[problem.state]}>{words.states[problem.state]}</StatusBadge>
        <strong>{words.kinds[problem.kind]}</strong>
        <span className="text-sm text-solid-gray-700">{words.reported(moment(problem.reported_at, locale))}</span>
        {minutes !== null && <span className="text-sm text-solid-gray-700">{words.took(minutes)}</span>}
        {reader !== "guest" && problem.is_late && <StatusBadge tone="bad">{words.late}</StatusBadge>}
      </p>
      {reader === "desk" && (
        <p className="text-sm text-solid-gray-700">
          {named(problem.facility_name, locale)}　{problem.booking_number}
        </p>
      )}
      <p className="whitespace-pre-line">{problem.text}</p>
      {facts.length > 0 && <p className="text-sm text-solid-gray-700">{facts.join("　")}</p>}
      {problem.answers.map((answer) => (
        <blockquote key={answer.answered_at} className="border-s-4 border-key-900 ps-3">
          <p className="text-sm text-solid-gray-700">
            {words.answer}　{words.answered(moment(answer.answered_at, locale))}
          </p>
          <p className="whitespace-pre-line">{answer.text}</p>
        </blockquote>
      ))}
      {reader === "guest" && problem.answers.length === 0 && <p className="text-sm">{words.waits}</p>}
      <Answering problem={problem} />
    </article>
  );
}

export function ReportedList({ problems, reader = "guest" }: { problems: readonly ProblemReport[]; reader?: Reader }) {
  return (
    <ul className="flex flex-col divide-y divide-solid-gray-200">
      {problems.map((problem) => (
        <li key={problem.id} className="py-4 first:pt-0 last:pb-0">
          <Reported problem={problem} reader={reader} />
        </li>
      ))}
    </ul>
  );
}
