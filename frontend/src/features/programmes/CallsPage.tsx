import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { period } from "./lines";
import { PhaseBadge } from "./PhaseBadge";
import type { Messages } from "./text/ja";
import { Trouble } from "./Trouble";
import type { Call } from "./wire";
import { useWords } from "./words";

/** Every call, the newest first, drafts included. */
export default function CallsPage() {
  const words = useWords();
  const { locale } = useLocale();
  const { me } = useSession();
  const { data, error, refetch } = query.useQuery("get", "/api/calls", { params: { query: { limit: 100 } } });
  // Before there is a call there is no `may` to ask; the server refuses whom it refuses.
  const creates = me?.roles.includes("secretariat") ?? false;
  return (
    <>
      <PageTitle
        title={words.list.title}
        lead={words.list.lead}
        actions={
          creates && (
            <LinkButton icon="plus" href={paths.newCall()}>
              {words.list.create}
            </LinkButton>
          )
        }
      />
      {error !== null && <Trouble failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={3} height="h-16" />}
      {data?.items.length === 0 && (
        <EmptyState icon="list" title={words.list.empty}>
          {creates && words.list.emptyText}
        </EmptyState>
      )}
      {data !== undefined && data.items.length > 0 && (
        <div className="panel p-4 md:p-5">
          <DataTable
            caption={words.list.table}
            columns={columnsOf(words, locale)}
            rows={data.items}
            rowKey={({ id }) => id}
          />
        </div>
      )}
    </>
  );
}

function columnsOf(words: Messages, locale: Locale): Column<Call>[] {
  const { columns } = words.list;
  const apply = (call: Call) => period(call.apply_open_on, call.apply_close_on, words, locale);
  const stay = (call: Call) => period(call.stay_from_on, call.stay_to_on, words, locale);
  return [
    {
      key: "name",
      header: columns.name,
      names: true,
      cell: (call) => (
        <span className="block min-w-40">
          <Link href={paths.call(call.id)} className="link inline-flex min-h-11 items-center font-bold">
            {said(call.name, locale)}
          </Link>
          <span className="block text-sm text-solid-gray-700">
            {words.view.number(call.number, said(call.half_label, locale))}
          </span>
          <span className="block text-sm md:hidden">
            {columns.apply} {apply(call)}
          </span>
          <span className="block text-sm md:hidden">
            {columns.stay} {stay(call)}
          </span>
        </span>
      ),
    },
    { key: "phase", header: columns.phase, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
    { key: "apply", header: columns.apply, cell: apply, wideOnly: true },
    { key: "stay", header: columns.stay, cell: stay, wideOnly: true },
    { key: "method", header: columns.method, cell: (call) => words.methods[call.selection_method], wideOnly: true },
  ];
}
