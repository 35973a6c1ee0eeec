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
import { ReadinessDesk } from "./readiness/ReadinessDesk";
import { useReadinessWords } from "./readiness/words";

/** A facility against the programme's standard: for its hosts to answer, for its municipality to check. */
export default function ReadinessPage() {
  const id = usePathParam("facilityId");
  const words = useReadinessWords();
  const { locale } = useLocale();
  const { data, error, isError, refetch } = query.useQuery("get", "/api/facilities/{id}/readiness", {
    params: { path: { id } },
  });
  const checks = data?.may.includes("readiness.check") === true;
  return (
    <>
      <BackLink href={checks ? paths.readinessOverview() : paths.hostFacilities()}>
        {checks ? words.backToList : words.back}
      </BackLink>
      <PageTitle title={words.title} over={data && said(data.facility_name, locale)} lead={words.lead} />
      {isError && <Trouble title={words.failed} problem={asProblem(error)} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Skeleton rows={3} height="h-48" />}
      {data && <ReadinessDesk readiness={data} />}
    </>
  );
}
