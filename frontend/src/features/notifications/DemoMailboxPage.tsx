import { useInfiniteQuery } from "@tanstack/react-query";
import { useSettings } from "@/api/settings";
import { asProblem } from "@/api/problem";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { EmptyState } from "@/ui/EmptyState";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { DemoClock } from "./DemoClock";
import { listDemoMail, type DemoMail } from "./demo";
import { DemoLetter } from "./DemoLetter";
import { useWords } from "./words";

/** Every mail of the demonstration, read as the person who would have got it; and the clock that makes things due. */
export default function DemoMailboxPage() {
  const { demoMailbox: words } = useWords();
  const settings = useSettings();
  return (
    <>
      <PageTitle title={words.title} />
      {settings?.mode === "production" ? (
        <EmptyState icon="mail" title={words.unavailable} />
      ) : (
        <div className="flex flex-col gap-6">
          <NotificationBanner tone="warning" title={words.marked}>
            {words.lead}
          </NotificationBanner>
          <DemoClock />
          <Mailbox />
        </div>
      )}
    </>
  );
}

function Mailbox() {
  const { demoMailbox: words } = useWords();
  const { search, setSearch } = useAddress();
  const to = search.get("to") ?? "";
  const list = useInfiniteQuery({
    queryKey: ["demo-mail"],
    queryFn: ({ pageParam }) => listDemoMail(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
    refetchInterval: 20_000,
  });
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const mails = all.filter((mail) => to === "" || mail.to === to);
  const chosen = mails.find(({ id }) => id === search.get("mail"));
  const go = (values: Record<string, string>) =>
    setSearch(new URLSearchParams({ ...(to !== "" && { to }), ...values }));
  const people = new Map(all.map((mail) => [mail.to, words.to(mail.to_name, mail.to)]));
  if (list.isPending) return <Skeleton rows={4} height="h-16" />;
  return (
    <div className="flex flex-col gap-4">
      {list.error && (
        <NotificationBanner tone="error" title={words.failed}>
          {asProblem(list.error).detail}
        </NotificationBanner>
      )}
      <div className="flex flex-wrap items-end gap-4">
        <Select
          label={words.person}
          empty={words.everyone}
          className="w-full max-w-xl"
          choices={[...people].map(([value, label]) => ({ value, label }))}
          value={to}
          onChange={(value) => setSearch(new URLSearchParams(value === "" ? {} : { to: value }))}
        />
        <Button look="line" icon="refresh" busy={list.isFetching} onClick={() => void list.refetch()}>
          {words.refresh}
        </Button>
      </div>
      {mails.length === 0 ? (
        <EmptyState icon="mail" title={words.empty}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[24rem_1fr]">
          <MailList mails={mails} chosen={chosen?.id ?? null} onChoose={(id) => go({ mail: id })} />
          {chosen ? (
            <DemoLetter key={chosen.id} mail={chosen} />
          ) : (
            <p className="panel p-6 max-lg:hidden">{words.read}</p>
          )}
        </div>
      )}
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
    </div>
  );
}

function MailList({
  mails,
  chosen,
  onChoose,
}: {
  mails: readonly DemoMail[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { demoMailbox: words } = useWords();
  const { locale } = useLocale();
  return (
    <ul
      aria-label={words.list}
      className={`panel max-h-[70dvh] divide-y divide-solid-gray-200 overflow-y-auto ${chosen === null ? "" : "max-lg:max-h-64"}`}
    >
      {mails.map((mail) => (
        <li key={mail.id}>
          <button
            type="button"
            aria-pressed={mail.id === chosen}
            onClick={() => onChoose(mail.id)}
            className="block w-full px-4 py-3 text-start leading-150 hover:bg-key-50 aria-pressed:bg-key-100"
          >
            <span className="flex flex-wrap justify-between gap-x-3 text-sm text-solid-gray-700">
              <span>{mail.to_name}</span>
              <span>{moment(mail.created_at, locale)}</span>
            </span>
            <span lang={mail.locale} className="block font-bold">
              {mail.subject}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
