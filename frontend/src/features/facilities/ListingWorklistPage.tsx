import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { EmptyState } from "@/ui/EmptyState";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { Trouble } from "@/ui/Trouble";
import { ListingSteps } from "./desk/ListingSteps";
import { missingEntries } from "./desk/missing";
import { StateBadge } from "./desk/StateBadge";
import { useDeskWords } from "./desk/words";
import { ListingView } from "./page/ListingView";
import type { Facility } from "./wire";

export default function ListingWorklistPage() {
  const { worklist } = useDeskWords();
  const { data, error, refetch } = query.useQuery("get", "/api/host/facilities", {
    params: { query: { state: "in_check", limit: 100 } },
  });
  return (
    <>
      <PageTitle title={worklist.title} lead={worklist.lead} />
      {error !== null && <Trouble problem={asProblem(error)} title={worklist.failed} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={2} height="h-48" />}
      <p role="status" className="mb-3 font-bold">
        {data !== undefined && worklist.count(data.items.length)}
      </p>
      {data?.items.length === 0 && (
        <EmptyState icon="check" title={worklist.none}>
          {worklist.noneText}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-4 pb-8">
        {data?.items.map((facility) => (
          <li key={facility.id}>
            <ToCheck facility={facility} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ToCheck({ facility }: { facility: Facility }) {
  const { worklist } = useDeskWords();
  const { locale } = useLocale();
  const { id, check } = facility;
  const missing = missingEntries(facility).length;
  return (
    <article aria-labelledby={`check-${id}`} className="panel flex flex-col gap-3 p-4 md:p-5">
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateBadge state={facility.state} />
          <StatusBadge tone={missing === 0 ? "good" : "caution"}>
            {missing === 0 ? worklist.complete : worklist.missing(missing)}
          </StatusBadge>
        </p>
        <h2 id={`check-${id}`} className="mt-1 text-xl">
          {said(facility.name, locale)}
        </h2>
        <p className="text-sm text-solid-gray-700">
          {facility.number}　{said(facility.municipality.name, locale)}　{facility.operator.name}
          {check?.submitted_at && `　${worklist.submitted(moment(check.submitted_at, locale))}`}
        </p>
      </div>
      <div>
        <h3>{worklist.points}</h3>
        <ul className="list-disc ps-6">
          {worklist.checklist.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </div>
      <details className="rounded-8 bg-solid-gray-50 p-3">
        <summary className="link inline-flex min-h-11 items-center font-bold">{worklist.show}</summary>
        <p className="my-3 whitespace-pre-line">{said(facility.description, locale)}</p>
        <div className="flex flex-col gap-4">
          <ListingView listing={facility} />
        </div>
      </details>
      <div className="flex flex-wrap gap-3">
        <ListingSteps facility={facility} steps={["publish", "return"]} />
      </div>
    </article>
  );
}
