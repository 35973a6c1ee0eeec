import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { KpiTile } from "@/ui/KpiTile";
import { PageTitle } from "@/ui/PageTitle";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { RoundBadge } from "./badges";
import { DrawAgain } from "./outcome/DrawAgain";
import { useWords } from "./outcome/words";
import { PolicyTerms } from "./policy/PolicyTerms";
import type { Result } from "./wire";
import { useWords as useRoundWords } from "./words";

/** For everybody: by what policy the places of a call are given, how it came out, and how to check it. */
export default function RoundResultsPage() {
  const callId = usePathParam("callId");
  const { results: words } = useWords();
  const { failed } = useRoundWords();
  const { locale } = useLocale();
  const asked = query.useQuery("get", "/api/round-results", { params: { query: { call_id: callId, limit: 100 } } });
  const rounds = asked.data?.items ?? [];
  const [newest] = rounds;
  return (
    <>
      <BackLink href={paths.openCall(callId)}>{words.back}</BackLink>
      <PageTitle title={words.title} lead={newest && words.lead(said(newest.call_name, locale))} />
      {asked.error && <Trouble title={failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={3} height="h-32" />}
      {asked.data && !newest && (
        <EmptyState icon="people" title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      {newest && (
        <div className="flex flex-col gap-4 pb-8">
          <Totals result={newest} />
          <PolicyTerms policy={newest.policy} method={newest.method} seed={newest.seed} />
          <DrawAgain seed={newest.seed} />
          {rounds.slice(1).map((earlier) => (
            <Totals key={earlier.round_id} result={earlier} />
          ))}
        </div>
      )}
    </>
  );
}

function Totals({ result }: { result: Result }) {
  const { results: words } = useWords();
  const { methods } = useRoundWords();
  const { locale } = useLocale();
  const { least } = result.limits;
  const tile = (value: number | null | undefined) =>
    value == null ? { value: "", hidden: words.hidden(least) } : { value, unit: words.cases };
  return (
    <Panel title={words.round(result.number)} actions={<RoundBadge state={result.state} />}>
      <p className="text-sm text-solid-gray-700">
        {words.meta(methods[result.method], moment(result.opened_at, locale))}
      </p>
      {result.state === "open" && <p>{words.open}</p>}
      {result.state === "closed" && <p>{words.closed}</p>}
      {result.state === "applied" && (
        <>
          {result.applied_at && <p className="mb-3">{words.applied(moment(result.applied_at, locale))}</p>}
          <div className="mb-4 grid gap-4 sm:grid-cols-2">
            <KpiTile label={words.applications} {...tile(result.applications)} />
            <KpiTile label={words.placed} {...tile(result.placed)} />
          </div>
          <Towns result={result} />
        </>
      )}
    </Panel>
  );
}

function Towns({ result }: { result: Result }) {
  const { results: words } = useWords();
  const { locale } = useLocale();
  if (result.municipalities.length === 0) return null;
  return (
    <>
      <h3 className="text-base">{words.municipalities}</h3>
      <DataTable
        caption={words.municipalitiesTable}
        rows={result.municipalities}
        rowKey={({ code }) => code}
        columns={[
          { key: "name", header: words.municipality, names: true, cell: ({ name }) => said(name, locale) },
          { key: "placed", header: words.count, numeric: true, cell: ({ placed }) => placed ?? words.few },
        ]}
      />
      <p className="mt-2 text-sm text-solid-gray-700">{words.fewNote(result.limits.least)}</p>
    </>
  );
}
