import { keepPreviousData } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useSettings } from "@/api/settings";
import { useHolidays } from "@/api/useHolidays";
import { useLocale } from "@/lib/locale";
import { useAddress, usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { CalendarDesk } from "./CalendarDesk";
import { DAYS, DAYS_NARROW, firstDay } from "./span";
import { useNarrow } from "./useNarrow";
import { useWords } from "./words";

/** Every unit of a facility for a quarter: who comes, what is held, what is blocked and what is free. */
export default function CalendarPage() {
  const id = usePathParam("facilityId");
  const words = useWords();
  const { locale } = useLocale();
  const { search } = useAddress();
  const today = useSettings()?.today;
  const holidays = useHolidays();
  const days = useNarrow() ? DAYS_NARROW : DAYS;
  const from = firstDay(search.get("from"), today ?? "");
  const facility = query.useQuery("get", "/api/facilities/{id}", { params: { path: { id } } });
  const asked = query.useQuery(
    "get",
    "/api/facilities/{id}/calendar",
    { params: { path: { id }, query: { from, days } } },
    // Another month is read while this one stays in sight; what others book meanwhile shows on the next look.
    { enabled: today !== undefined, placeholderData: keepPreviousData, staleTime: 0, refetchOnWindowFocus: true },
  );
  return (
    <>
      <BackLink href={paths.hostFacilities()}>{words.back}</BackLink>
      <PageTitle title={words.title} over={facility.data && said(facility.data.name, locale)} lead={words.lead(days)} />
      {asked.isError && (
        <Trouble title={words.failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && today !== undefined && (
        <CalendarDesk calendar={asked.data} today={today} holidays={holidays} waiting={asked.isPlaceholderData} />
      )}
      {!asked.data && !asked.isError && <Skeleton rows={2} height="h-64" />}
    </>
  );
}
