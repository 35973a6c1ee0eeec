import { dateRange, moment, stayLength } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { DescriptionList } from "@/ui/Panel";
import { Diff } from "../change/Diff";
import { useFreedom } from "../page/Freedom";
import { Plan } from "../page/Plan";
import { useWords as usePaperWords } from "../papers/words";
import { named, type LinkSchedule } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** The schedule and nothing else: no names, no contacts, no reasons. */
export function Schedule({ schedule }: { schedule: LinkSchedule }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const paper = usePaperWords();
  const freedom = useFreedom({
    anywhere: schedule.anywhere,
    wished: Boolean(schedule.facility_name),
    flexibleDays: schedule.flexible_days,
  });
  const { starts_on: from, ends_on: until, due_at: due, work_days: days } = schedule;
  const dates =
    from && until ? `${dateRange(from, until, locale)}　${stayLength(from, until, locale)}` : common.noDates;
  return (
    <>
      <div className="panel px-4 py-2">
        <DescriptionList
          items={[
            { term: common.number, value: schedule.number },
            {
              term: words.facility,
              value: schedule.facility_name ? named(schedule.facility_name, locale) : common.noPlace,
            },
            { term: words.dates, value: dates },
            ...(freedom.length > 0 ? [{ term: paper.freedom, value: freedom.join(common.comma) }] : []),
            { term: words.party, value: common.people(schedule.party) },
            ...(due && schedule.capability !== "booking_cancel"
              ? [{ term: words.due, value: <strong>{moment(due, locale)}</strong> }]
              : []),
          ]}
        />
      </div>
      {schedule.changes.length > 0 && schedule.capability === "booking_approve" && (
        <section aria-labelledby="link-changes">
          <h2 id="link-changes" className="mb-1 text-lg">
            {words.changes}
          </h2>
          <Diff lines={schedule.changes} caption={words.changes} />
        </section>
      )}
      {(schedule.capability !== "offer_answer" || days.length > 0) && (
        <section aria-labelledby="link-plan">
          <h2 id="link-plan" className="mb-1 text-lg">
            {words.plan}
          </h2>
          {days.length === 0 ? <p>{words.planNone}</p> : <Plan days={days} />}
        </section>
      )}
    </>
  );
}
