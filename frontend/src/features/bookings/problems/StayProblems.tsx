import { Panel } from "@/ui/Panel";
import { isAgreed } from "../states";
import { useToday } from "../useNow";
import type { Booking } from "../wire";
import { ReportedList } from "./Reported";
import { ReportForm } from "./ReportForm";
import { useProblems, useReport } from "./useProblems";
import { useWords } from "./words";

/** Problems on the page of a stay: whoever stays reports them from the first day to the last, and reads the answers. */
export function StayProblems({ booking, guest }: { booking: Booking; guest: boolean }) {
  const words = useWords();
  const today = useToday();
  const send = useReport(booking.id);
  const { data } = useProblems({ booking_id: booking.id }, isAgreed(booking.state));
  const { starts_on: from, ends_on: until } = booking;
  const now = from && until && from <= today && today <= until;
  const reports = booking.may.includes("problem.report") && now;
  const problems = data?.items ?? [];
  if (!reports && problems.length === 0) return null;
  return (
    <Panel title={reports ? words.report : words.deskTitle}>
      {reports && (
        <div className={problems.length > 0 ? "mb-6 border-b border-solid-gray-200 pb-6" : ""}>
          <p>{words.reportLead}</p>
          <p className="mb-4 font-bold">{words.urgent}</p>
          <ReportForm send={send} />
        </div>
      )}
      {problems.length > 0 && <ReportedList reader={guest ? "guest" : "stay"} problems={problems} />}
    </Panel>
  );
}
