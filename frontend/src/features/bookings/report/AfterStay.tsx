import { useSession } from "@/api/session";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import type { Booking } from "../wire";
import { ReportForm } from "./ReportForm";
import { useWords } from "./words";

type Report = Booking["reports"][number];

/** Two records with two submits: the report goes to the supervisor, the survey to nobody who knows the writer. */
export function AfterStay({ booking }: { booking: Booking }) {
  const words = useWords();
  const { me } = useSession();
  const own = booking.reports.find(({ person_id }) => person_id === me?.id);
  return (
    <Panel title={words.title}>
      <p className="mb-4">{words.lead}</p>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <section aria-labelledby="work-report" className="rounded-12 border border-solid-gray-200 p-4">
          <h3 id="work-report" className="mb-1">
            {words.reportTitle}
          </h3>
          {own?.submitted_at ? <Handed report={own} /> : <ReportForm booking={booking} draft={own} />}
        </section>
        <section aria-labelledby="stay-survey" className="rounded-12 border border-solid-gray-200 p-4">
          <h3 id="stay-survey" className="mb-1">
            {words.surveyTitle}
          </h3>
          <p className="mb-4 text-sm">{words.surveyLead}</p>
          <LinkButton look="line" href={paths.mySurveys()}>
            {words.survey}
          </LinkButton>
        </section>
      </div>
    </Panel>
  );
}

/** What others handed in, for the supervisor and the company. */
export function Reports({ booking }: { booking: Booking }) {
  const words = useWords();
  const handed = booking.reports.filter(({ submitted_at }) => submitted_at);
  if (handed.length === 0) return null;
  return (
    <Panel title={words.readTitle}>
      <ul className="divide-y divide-solid-gray-200">
        {handed.map((report) => (
          <li key={report.person_id} className="py-3">
            <Handed report={report} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Handed({ report }: { report: Report }) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-solid-gray-700">
        {report.submitted_at ? words.submittedAt(moment(report.submitted_at, locale)) : words.draft}
      </p>
      <p className="font-bold">{words.workDone}</p>
      <p className="whitespace-pre-line">{report.work_done}</p>
      {report.findings !== "" && (
        <>
          <p className="font-bold">{words.findings}</p>
          <p className="whitespace-pre-line">{report.findings}</p>
        </>
      )}
    </div>
  );
}
