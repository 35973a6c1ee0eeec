import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { moment } from "@/lib/dates";
import { useForm } from "@/lib/form";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import { EmptyState } from "@/ui/EmptyState";
import { FormDialog } from "@/ui/FormDialog";
import { Link, useNavigation } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { useToast } from "@/ui/Toast";
import { Trouble } from "@/ui/Trouble";
import { RoundBadge } from "./badges";
import type { Messages } from "./text/ja";
import type { Round } from "./wire";
import { useWords } from "./words";

/** Every round, the newest first, and a new one over a call that isn't first come. */
export default function RoundsPage() {
  const words = useWords();
  const { locale } = useLocale();
  const { me } = useSession();
  const [opening, setOpening] = useState(false);
  const list = query.useInfiniteQuery(
    "get",
    "/api/rounds",
    { params: { query: { limit: 50 } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const rounds = list.data?.pages.flatMap(({ items }) => items) ?? [];
  // Before there is a round there is no `may` to ask; the server refuses whom it refuses.
  const opens = me?.roles.includes("secretariat") ?? false;
  return (
    <>
      <PageTitle
        title={words.list.title}
        lead={words.list.lead}
        actions={
          opens && (
            <Button icon="plus" onClick={() => setOpening(true)}>
              {words.list.open}
            </Button>
          )
        }
      />
      {list.error && (
        <Trouble title={words.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton rows={3} height="h-16" />}
      {list.data && rounds.length === 0 && (
        <EmptyState icon="people" title={words.list.empty}>
          {words.list.emptyText}
        </EmptyState>
      )}
      {rounds.length > 0 && (
        <div className="panel p-4 md:p-5">
          <DataTable
            caption={words.list.table}
            columns={columnsOf(words, locale)}
            rows={rounds}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
      {opening && <OpenRound onClose={() => setOpening(false)} />}
    </>
  );
}

function columnsOf(words: Messages, locale: Locale): Column<Round>[] {
  const { columns, count, number } = words.list;
  return [
    {
      key: "call",
      header: columns.call,
      names: true,
      cell: (round) => (
        <span className="block min-w-40">
          <Link href={paths.round(round.id)} className="link inline-flex min-h-11 items-center font-bold">
            {said(round.call.name, locale)}
          </Link>
          <span className="block text-sm text-solid-gray-700">{number(round.call.number, round.number)}</span>
          <span className="block text-sm md:hidden">
            {columns.applications} {count(round.applications)}　{columns.runs} {count(round.runs)}
          </span>
        </span>
      ),
    },
    { key: "state", header: columns.state, cell: ({ state }) => <RoundBadge state={state} /> },
    { key: "method", header: columns.method, cell: ({ method }) => words.methods[method], wideOnly: true },
    {
      key: "applications",
      header: columns.applications,
      numeric: true,
      cell: ({ applications }) => count(applications),
      wideOnly: true,
    },
    { key: "runs", header: columns.runs, numeric: true, cell: ({ runs }) => count(runs), wideOnly: true },
    { key: "opened", header: columns.opened, cell: ({ opened_at }) => moment(opened_at, locale), wideOnly: true },
  ];
}

/** Only calls are offered that a round can be opened over; which of them have one already, the server says. */
function OpenRound({ onClose }: { onClose: () => void }) {
  const { open: words } = useWords();
  const { locale } = useLocale();
  const { data } = query.useQuery("get", "/api/calls", { params: { query: { limit: 100 } } });
  const calls = (data?.items ?? []).filter(
    ({ selection_method, state }) => selection_method !== "first_come" && state !== "draft",
  );
  const choices = calls.map(({ id, name, number }) => ({ value: id, label: `${said(name, locale)}（${number}）` }));
  if (data && choices.length === 0) {
    return (
      <Dialog open onClose={onClose} title={words.title}>
        <p>{words.none}</p>
      </Dialog>
    );
  }
  return <OpenForm choices={choices} onClose={onClose} />;
}

function OpenForm({ choices, onClose }: { choices: readonly { value: string; label: string }[]; onClose: () => void }) {
  const { open: words } = useWords();
  const toast = useToast();
  const { go } = useNavigation();
  const idempotency = useIdempotency();
  const form = useForm<{ call_id: string }>({ call_id: "" });
  const sending = useSubmit(form, {
    check: ({ call_id }) => (call_id === "" ? [{ field: "call_id", message: words.missing }] : []),
    send: (body) => api.POST("/api/rounds", { params: { header: idempotency(body) }, body }),
    done: (round) => {
      toast(words.done);
      if (round) go(paths.round(round.id));
    },
  });
  return (
    <FormDialog words={words} form={form} sending={sending} onClose={onClose}>
      <Select {...form.field("call_id")} label={words.call} required empty choices={choices} />
    </FormDialog>
  );
}
