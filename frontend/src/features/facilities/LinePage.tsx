import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
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
      <Link href={paths.hostFacilities()} className="link inline-flex min-h-11 items-center gap-1">
        <Icon name="chevron-left" size={18} />
        {words.back}
      </Link>
      <PageTitle title={words.title} over={data && said(data.facility_name, locale)} lead={words.lead} />
      {isError && <Trouble title={words.failed} problem={asProblem(error)} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Skeleton rows={3} height="h-48" />}
      {data && <LineDesk measurements={data} />}
    </>
  );
}
