import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { BusyPanel } from "./calendars/BusyPanel";
import { FeedPanel } from "./calendars/FeedPanel";
import { useCalendarsWords } from "./calendars/words";

/** What a facility tells other calendars, and what it takes from them. */
export default function CalendarsPage() {
  const id = usePathParam("facilityId");
  const words = useCalendarsWords();
  const { locale } = useLocale();
  const path = { params: { path: { id } } };
  const facility = query.useQuery("get", "/api/facilities/{id}", path);
  const feed = query.useQuery("get", "/api/facilities/{id}/feed", path);
  const busy = query.useQuery("get", "/api/facilities/{id}/busy-calendars", path, { staleTime: 0 });
  // The types and units that a calendar can be about.
  const units = query.useQuery("get", "/api/facilities/{id}/calendar", {
    params: { path: { id }, query: { days: 1 } },
  });
  const failed = [feed, busy, units].find(({ isError }) => isError);
  return (
    <>
      <BackLink href={paths.facilityCalendar(id)}>{words.back}</BackLink>
      <PageTitle title={words.title} over={facility.data && said(facility.data.name, locale)} lead={words.lead} />
      {failed && (
        <Trouble title={words.failed} problem={asProblem(failed.error)} onRetry={() => void failed.refetch()} />
      )}
      {feed.data && busy.data && units.data ? (
        <div className="flex flex-col gap-4 pb-8">
          <BusyPanel facilityId={id} calendars={busy.data} types={units.data.types} />
          <FeedPanel facilityId={id} feed={feed.data} />
        </div>
      ) : (
        !failed && <Skeleton rows={2} height="h-48" />
      )}
    </>
  );
}
