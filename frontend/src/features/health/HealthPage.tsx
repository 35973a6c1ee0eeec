import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { moment } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { count } from "@/lib/money";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { DescriptionList, Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { bytesWords, spanWords } from "./span";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

type Health = components["schemas"]["Health"];
type Detail = components["schemas"]["HealthDetail"];
type Job = components["schemas"]["JobState"];

const TONES = { ok: "success", degraded: "warning", down: "error" } as const;

/** Whether the machine is well, for everybody; what exactly runs late, for those who look after it. */
export default function HealthPage() {
  const { health: words } = useWords();
  const { locale } = useLocale();
  const asked = query.useQuery("get", "/api/health", {}, { staleTime: 0, refetchInterval: 60_000 });
  // Its own answer says that it is down with a status that the client takes for a failure.
  const health = asked.data ?? answerOf(asked.error);
  return (
    <>
      <PageTitle
        title={words.title}
        actions={
          <Button look="line" icon="refresh" busy={asked.isFetching} onClick={() => void asked.refetch()}>
            {words.again}
          </Button>
        }
      />
      <div className="flex flex-col gap-4">
        {asked.isPending && <Skeleton />}
        {!health && asked.error && <NotificationBanner tone="error" title={words.failed} />}
        {health && <Summary health={health} />}
        {asked.dataUpdatedAt > 0 && (
          <p className="text-sm text-solid-gray-700">
            {words.checked(moment(new Date(asked.dataUpdatedAt).toISOString(), locale))}
          </p>
        )}
        {health && (health.detail ? <Details detail={health.detail} /> : <p>{words.forStaff}</p>)}
      </div>
    </>
  );
}

function answerOf(failure: unknown): Health | null {
  const isHealth = typeof failure === "object" && failure !== null && "database" in failure;
  return isHealth ? (failure as Health) : null;
}

function Summary({ health }: { health: Health }) {
  const { health: words } = useWords();
  const status = health.status === "ok" || health.status === "degraded" ? health.status : "down";
  return (
    <>
      <NotificationBanner tone={TONES[status]} title={words.states[status]}>
        {words.what[status]}
      </NotificationBanner>
      <Panel title={words.short[status]}>
        <DescriptionList
          items={[
            { term: words.database, value: health.database ? words.connected : words.disconnected },
            { term: words.version, value: health.version },
          ]}
        />
      </Panel>
    </>
  );
}

function Details({ detail }: { detail: Detail }) {
  const { health: words } = useWords();
  const { locale } = useLocale();
  const { outbox, disk } = detail;
  return (
    <>
      <div className="panel p-4 md:p-5">
        <h2 className="mb-3 text-lg">{words.jobs}</h2>
        <DataTable
          caption={words.jobs}
          columns={columnsOf(words, locale)}
          rows={detail.jobs}
          rowKey={({ name }) => name}
        />
      </div>
      <Panel
        title={words.outbox}
        actions={
          <Link href={paths.outbox()} className="link inline-flex min-h-11 items-center">
            {words.toOutbox}
          </Link>
        }
      >
        <p className="flex flex-wrap gap-x-6">
          <span>{words.waiting(count(outbox.waiting))}</span>
          <span className={outbox.failed > 0 ? "font-bold text-error-2" : ""}>
            {words.failedMails(count(outbox.failed))}
          </span>
        </p>
        {outbox.waiting_since && <p>{words.since(moment(outbox.waiting_since, locale))}</p>}
      </Panel>
      {disk && (
        <Panel title={words.disk}>
          <p>{words.free(bytesWords(disk.free_bytes), bytesWords(disk.total_bytes))}</p>
        </Panel>
      )}
    </>
  );
}

function columnsOf(words: Messages["health"], locale: Locale): Column<Job>[] {
  const { columns } = words;
  return [
    { key: "job", header: columns.job, names: true, cell: (job) => <JobName job={job} /> },
    { key: "every", header: columns.every, cell: (job) => words.every(job.every_minutes), wideOnly: true },
    {
      key: "last",
      header: columns.last,
      cell: (job) =>
        job.succeeded_at
          ? `${moment(job.succeeded_at, locale)}（${words.lag(spanWords(job.lag_seconds ?? 0, words))}）`
          : words.never,
    },
    { key: "state", header: columns.state, cell: (job) => <JobBadge job={job} /> },
  ];
}

function JobName({ job }: { job: Job }) {
  return (
    <>
      <code className="text-sm whitespace-nowrap">{job.name}</code>
      {job.last_error && <span className="block text-sm text-error-2">{job.last_error}</span>}
    </>
  );
}

function JobBadge({ job }: { job: Job }) {
  const { health: words } = useWords();
  return <StatusBadge tone={job.late ? "caution" : "good"}>{job.late ? words.late : words.onTime}</StatusBadge>;
}
