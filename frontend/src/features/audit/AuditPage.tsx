import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { asProblem } from "@/api/problem";
import { moment } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { Trouble } from "@/ui/Trouble";
import { AuditFilters } from "./AuditFilters";
import { FILTERS, named } from "./filters";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Event = components["schemas"]["AuditEvent"];

/** The append-only record, newest first. */
export default function AuditPage() {
  const { audit } = useWords();
  const { search, setSearch } = useAddress();
  const wanted = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const list = query.useInfiniteQuery(
    "get",
    "/api/audit",
    { params: { query: { limit: 50, ...wanted } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const events = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const clear = () => setSearch(new URLSearchParams());
  return (
    <>
      <PageTitle title={audit.title} lead={audit.lead} />
      <div className="panel flex flex-col gap-4 p-4 md:p-5">
        <AuditFilters key={search.toString()} />
        {list.isPending && <Skeleton rows={5} height="h-12" />}
        {list.error && (
          <Trouble title={audit.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
        )}
        {list.data && events.length === 0 && (
          <EmptyState title={audit.empty} actions={[{ label: audit.clear, onPress: clear }]} />
        )}
        {events.length > 0 && <Events events={events} />}
        <Pagination
          hasNext={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onNext={() => void list.fetchNextPage()}
        />
      </div>
    </>
  );
}

function Events({ events }: { events: readonly Event[] }) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <DataTable caption={words.audit.title} columns={columnsOf(words, locale)} rows={events} rowKey={({ id }) => id} />
  );
}

function columnsOf(words: Messages, locale: Locale): Column<Event>[] {
  const { columns } = words.audit;
  return [
    { key: "at", header: columns.at, cell: ({ happened_at: at }) => <At at={moment(at, locale)} /> },
    {
      key: "verb",
      header: columns.verb,
      names: true,
      cell: (event) => (
        <>
          <span className="block min-w-32">{named(event.verb, words.verbs)}</span>
          <code className="text-sm whitespace-nowrap text-solid-gray-700">{event.verb}</code>
        </>
      ),
    },
    { key: "subject", header: columns.subject, cell: (event) => <Subject event={event} /> },
    { key: "actor", header: columns.actor, cell: (event) => <Actor event={event} /> },
    { key: "fields", header: columns.fields, cell: ({ fields }) => <Fields fields={fields} />, wideOnly: true },
    { key: "outcome", header: columns.outcome, cell: (event) => <Outcome event={event} /> },
  ];
}

/** Names of columns, as the record keeps them. */
function Fields({ fields }: { fields: readonly string[] }) {
  return fields.map((field, index) => (
    <span key={field}>
      {index > 0 && ", "}
      <code translate="no" className="text-sm">
        {field}
      </code>
    </span>
  ));
}

function At({ at }: { at: string }) {
  return <span className="whitespace-nowrap">{at}</span>;
}

/** Ids are long: their beginning is shown, and leads to everything about the same one. A job's name is shown whole. */
function IdLink({ name, id }: { name: "subject" | "actor"; id: string }) {
  const { audit } = useWords();
  const shown = UUID.test(id) ? id.slice(0, 8) : id;
  return (
    <Link
      href={`?${new URLSearchParams({ [name]: id }).toString()}`}
      className="link target-44 text-sm"
      title={id}
      aria-label={audit.recordsOf(shown)}
      translate="no"
    >
      {shown}
    </Link>
  );
}

function Subject({ event }: { event: Event }) {
  const { kinds, audit } = useWords();
  return (
    <>
      <span className="block min-w-24">{named(event.subject_kind, kinds)}</span>
      <IdLink name="subject" id={event.subject_id} />
      {typeof event.subject_version === "number" && (
        <span className="ms-2 text-sm text-solid-gray-700">{audit.version(event.subject_version)}</span>
      )}
    </>
  );
}

function Actor({ event }: { event: Event }) {
  const { audit, standings } = useWords();
  return (
    <>
      <span className="block min-w-24">{named(event.actor_kind, audit.actors)}</span>
      {event.actor_id && <IdLink name="actor" id={event.actor_id} />}
      <span className="block text-sm text-solid-gray-700">{audit.as(named(event.standing, standings))}</span>
    </>
  );
}

function Outcome({ event }: { event: Event }) {
  const { audit } = useWords();
  const done = event.outcome === "done";
  return (
    <>
      <StatusBadge tone={done ? "good" : "caution"}>{done ? audit.done : audit.refused(event.outcome)}</StatusBadge>
      <span className="block text-sm text-solid-gray-700 max-md:hidden" title={event.request_id}>
        {audit.request(event.request_id.slice(0, 8))}
      </span>
    </>
  );
}
