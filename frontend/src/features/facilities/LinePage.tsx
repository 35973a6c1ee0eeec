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
import { LineDesk } from "./line/LineDesk";
import { useLineWords } from "./line/words";

/** The page that a host opens at the desk: measures the line, says what it is good for, and keeps what was measured. */
export default function LinePage() {
  const id = usePathParam("facilityId");
  const words = useLineWords();
  const { locale } = useLocale();
  const { data, error, isError, refetch } = query.useQuery("get", "/api/facilities/{id}/measurements", {
    params: { path: { id } },
  });
  return (
    <>
      <BackLink href={paths.hostFacilities()}>{words.back}</BackLink>
      <PageTitle title={words.title} over={data && said(data.facility_name, locale)} lead={words.lead} />
      {isError && <Trouble title={words.failed} problem={asProblem(error)} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Skeleton rows={3} height="h-48" />}
      {data && <LineDesk measurements={data} />}
    </>
  );
}
