import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { StandardDesk } from "./readiness/StandardDesk";
import { useReadinessWords } from "./readiness/words";

/** What the programme expects of facilities: for everybody who works with checklists to read, for the office to change. */
export default function ReadinessStandardPage() {
  const { standard: words } = useReadinessWords();
  const { data, error, isError, refetch } = query.useQuery("get", "/api/readiness/standard");
  return (
    <>
      <BackLink href={paths.readinessOverview()}>{words.back}</BackLink>
      <PageTitle title={words.title} lead={words.lead} {...(data && { over: words.edition(data.edition) })} />
      {isError && <Trouble title={words.failed} problem={asProblem(error)} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Skeleton rows={2} height="h-64" />}
      {data && <StandardDesk standard={data} />}
    </>
  );
}
