import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { asProblem } from "@/api/problem";
import { ifMatch } from "@/api/writes";
import { moment } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { Trouble } from "@/ui/Trouble";
import type { Messages } from "./text/ja";
import { topicWords } from "./topics";
import { useWords } from "./words";

type Mail = components["schemas"]["OutboxMail"];
type Status = Mail["status"];

const STATUSES: readonly Status[] = ["failed", "retrying", "waiting", "draft", "sent", "mailbox", "discarded"];
const TONES: Record<Status, StatusTone> = {
  waiting: "waiting",
  retrying: "caution",
  sent: "good",
  mailbox: "good",
  failed: "bad",
  draft: "yours",
  discarded: "neutral",
};

/** Whether the mails went out, and what to do about those that did not. */
export default function OutboxPage() {
  const { outbox } = useWords();
  const { search, setSearch } = useAddress();
  const status = STATUSES.find((each) => each === search.get("status"));
  const recipient = search.get("recipient");
  const list = query.useInfiniteQuery(
    "get",
    "/api/outbox",
    { params: { query: { limit: 50, ...(status && { status }), ...(recipient !== null && { recipient }) } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const mails = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageTitle title={outbox.title} lead={outbox.lead} />
      <div className="panel flex flex-col gap-4 p-4 md:p-5">
        <Filters />
        {list.isPending && <Skeleton rows={4} height="h-12" />}
        {list.error && (
          <Trouble title={outbox.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
        )}
        {list.data && mails.length === 0 && (
          <EmptyState
            icon="mail"
            title={outbox.empty}
            {...((status ?? recipient) && {
              actions: [{ label: outbox.clear, onPress: () => setSearch(new URLSearchParams()) }],
            })}
          />
        )}
        {mails.length > 0 && <Mails mails={mails} />}
        <Pagination
          hasNext={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onNext={() => void list.fetchNextPage()}
        />
      </div>
    </>
  );
}

function Filters() {
  const { outbox } = useWords();
  const { search, setSearch } = useAddress();
  const [typed, setTyped] = useState(search.get("recipient") ?? "");
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  return (
    <form
      className="flex flex-wrap items-end gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        narrow("recipient", typed.trim());
      }}
    >
      <Select
        label={outbox.status}
        empty={outbox.all}
        className="min-w-48"
        choices={STATUSES.map((value) => ({ value, label: outbox.statuses[value] }))}
        value={STATUSES.find((each) => each === search.get("status")) ?? ""}
        onChange={(value) => narrow("status", value)}
      />
      <TextInput
        label={outbox.recipient}
        type="search"
        inputMode="email"
        className="min-w-64"
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" look="line" icon="search">
        {outbox.search}
      </Button>
    </form>
  );
}

function Mails({ mails }: { mails: readonly Mail[] }) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <DataTable caption={words.outbox.title} columns={columnsOf(words, locale)} rows={mails} rowKey={({ id }) => id} />
  );
}

function columnsOf(words: Messages, locale: Locale): Column<Mail>[] {
  const { columns } = words.outbox;
  return [
    { key: "subject", header: columns.subject, names: true, cell: (mail) => <Subject mail={mail} /> },
    { key: "recipient", header: columns.recipient, cell: ({ recipient }) => recipient, wideOnly: true },
    { key: "status", header: columns.status, cell: (mail) => <Standing mail={mail} /> },
    { key: "created", header: columns.created, cell: (mail) => moment(mail.created_at, locale), wideOnly: true },
    { key: "act", header: columns.act, cell: (mail) => <Retry mail={mail} /> },
  ];
}

function Subject({ mail }: { mail: Mail }) {
  const { outbox, topics } = useWords();
  return (
    <span className="block min-w-44">
      {topicWords(mail.topic, topics)}
      {mail.subject && <span className="block text-sm text-solid-gray-700">{mail.subject}</span>}
      <span className="block text-sm text-solid-gray-700 md:hidden">{mail.recipient}</span>
      {mail.booking_id && (
        <Link href={paths.booking(mail.booking_id)} className="link target-44 text-sm">
          {outbox.booking}
        </Link>
      )}
    </span>
  );
}

function Standing({ mail }: { mail: Mail }) {
  const { outbox } = useWords();
  const { locale } = useLocale();
  return (
    <span className="block min-w-40">
      <StatusBadge tone={TONES[mail.status]}>{outbox.statuses[mail.status]}</StatusBadge>
      <span className="block text-sm text-solid-gray-700">{momentWords(mail, outbox, locale)}</span>
      {mail.last_error && <span className="block text-sm">{outbox.answer(mail.last_error)}</span>}
    </span>
  );
}

function momentWords(mail: Mail, words: Messages["outbox"], locale: Locale): string {
  if (mail.failed_at) return words.failedAt(moment(mail.failed_at, locale), mail.attempts);
  if (mail.done_at) return words.doneAt(moment(mail.done_at, locale));
  return words.nextTry(moment(mail.run_at, locale), mail.attempts);
}

function Retry({ mail }: { mail: Mail }) {
  const { outbox } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const retry = query.useMutation("post", "/api/outbox/{id}/retry", {
    onSuccess: () => toast(outbox.retried),
    onSettled: () => queries.invalidateQueries({ queryKey: ["get", "/api/outbox"] }),
  });
  if (!mail.may.includes("mail.retry")) return null;
  const failed = retry.error ? asProblem(retry.error) : null;
  return (
    <>
      <Button
        look="line"
        size="small"
        icon="refresh"
        className="whitespace-nowrap"
        busy={retry.isPending}
        onClick={() => retry.mutate({ params: { path: { id: mail.id }, header: ifMatch(mail.version) } })}
      >
        {outbox.retry}
      </Button>
      {failed && (
        <p role="alert" className="text-sm font-bold text-error-2">
          {failed.detail ?? failed.title}
        </p>
      )}
    </>
  );
}
