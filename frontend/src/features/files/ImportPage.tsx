import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { KpiTile } from "@/ui/KpiTile";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { ImportRows } from "./ImportRows";
import { ImportSteps } from "./ImportSteps";
import { StateBadge } from "./StateBadge";
import { useWords } from "./words";

type Import = components["schemas"]["Import"];

/** One file: what would come of it, what came of it, and the way back. */
export default function ImportPage() {
  const words = useWords();
  const { locale } = useLocale();
  const id = usePathParam("importId");
  const { data, error, refetch } = query.useQuery("get", "/api/imports/{id}", { params: { path: { id } } });
  return (
    <>
      <BackLink href={paths.imports()}>{words.import.back}</BackLink>
      <PageTitle
        title={data ? words.import.title(data.file_name) : words.imports.title}
        lead={
          data && (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StateBadge state={data.state} />
              <span>{words.kinds[data.kind]}</span>
              <span>{words.import.encodings[data.encoding]}</span>
              <span>{words.import.meta(data.person_name, moment(data.created_at, locale))}</span>
            </span>
          )
        }
      />
      {error !== null && (
        <Trouble title={words.import.failed} problem={asProblem(error)} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Skeleton rows={4} height="h-24" />}
      {data && (
        <div className="flex flex-col gap-4 pb-8">
          <Counts of={data} />
          {data.unknown_headings.length > 0 && (
            <NotificationBanner tone="info" title={words.import.unknown}>
              {words.import.unknownText(data.unknown_headings.join("、"))}
            </NotificationBanner>
          )}
          <ImportSteps of={data} />
          <ImportRows of={data} />
        </div>
      )}
    </>
  );
}

function Counts({ of }: { of: Import }) {
  const words = useWords();
  const { verdicts, rowsUnit } = words.import;
  const { counts } = of;
  return (
    <section>
      <h2 className="sr-only">{words.imports.columns.rows}</h2>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {(["error", "create", "update", "unchanged"] as const).map((verdict) => (
          <KpiTile key={verdict} label={verdicts[verdict]} value={counts[verdict]} unit={rowsUnit} />
        ))}
      </div>
    </section>
  );
}
