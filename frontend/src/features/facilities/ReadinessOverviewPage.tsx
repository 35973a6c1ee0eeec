import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { Overview } from "./readiness/Overview";
import { useReadinessWords } from "./readiness/words";

/** Every facility that the reader works for: a municipality's to check, for the office all, by municipality. */
export default function ReadinessOverviewPage() {
  const words = useReadinessWords();
  const { data, error, isError, refetch } = query.useQuery("get", "/api/readiness");
  return (
    <>
      <PageTitle
        title={words.overview.title}
        lead={words.overview.lead}
        actions={
          <LinkButton look="line" icon="list" href={paths.readinessStandard()}>
            {words.standard.open}
          </LinkButton>
        }
      />
      {isError && <Trouble title={words.failed} problem={asProblem(error)} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Skeleton rows={2} height="h-64" />}
      {data && <Overview rows={data.items} />}
    </>
  );
}
