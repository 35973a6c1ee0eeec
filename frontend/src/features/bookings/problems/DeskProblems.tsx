import { Panel } from "@/ui/Panel";
import type { ProblemReport } from "../wire";
import { ReportedList } from "./Reported";
import { useProblems, useTimes } from "./useProblems";
import { useWords } from "./words";

/** At the top of a host's desk: who has a problem now, and how long answers took lately. */
export function HostProblems() {
  const words = useWords();
  const { data } = useProblems({});
  if (!data || data.items.length === 0) return null;
  const open = data.items.filter(({ state }) => state === "open");
  return (
    <Panel
      title={open.length > 0 ? words.desk : words.deskTitle}
      className={open.length > 0 ? "mb-6 border-s-4 border-s-key-900" : "mb-6"}
    >
      {open.length > 0 && <ReportedList reader="desk" problems={open} />}
      <Times />
      <Past title={words.deskPast} problems={data.items.filter(({ state }) => state !== "open")} />
    </Panel>
  );
}

/** For the secretariat: how many, what about, how fast, and which answers came late; never who. */
export function OfficeProblems() {
  const words = useWords();
  const { data } = useProblems({});
  const late = useProblems({ late: true });
  if (!data) return null;
  const open = data.items.filter(({ state }) => state === "open");
  const answeredLate = (late.data?.items ?? []).filter(({ state }) => state !== "open");
  return (
    <Panel title={words.officeTitle} className="mb-6">
      <p className="mb-2 text-sm text-solid-gray-700">{words.officeLead}</p>
      <Times />
      {data.items.length === 0 && <p>{words.none}</p>}
      {open.length > 0 && <ReportedList reader="desk" problems={open} />}
      <Past title={words.lateAnswers} problems={answeredLate} />
    </Panel>
  );
}

/** What was answered, folded away. */
function Past({ title, problems }: { title: string; problems: readonly ProblemReport[] }) {
  if (problems.length === 0) return null;
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 font-bold">{title}</summary>
      <ReportedList reader="desk" problems={problems} />
    </details>
  );
}

/** A median only with its n, and none where few were answered. */
function Times() {
  const words = useWords();
  const { data } = useTimes();
  if (!data || data.reported === 0) return null;
  const median = data.median_minutes ?? null;
  return (
    <p className="my-3 flex flex-wrap gap-x-4 text-sm">
      <strong>{words.times}</strong>
      <span>{words.reportedCount(data.reported)}</span>
      <span>{median === null ? words.few(data.answered) : words.median(median, data.answered)}</span>
      <span>{words.lateCount(data.late)}</span>
    </p>
  );
}
