import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { asProblem } from "@/api/problem";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { ChipLink } from "@/ui/Tag";
import { Trouble } from "@/ui/Trouble";
import { topicWords } from "./topics";
import { useWords } from "./words";

type Notice = components["schemas"]["Notice"];

/** The person's own notices, newest first; the same is sent by mail. */
export default function NoticesPage() {
  const { notices: words } = useWords();
  const { search } = useAddress();
  const unreadOnly = search.get("view") === "unread";
  const list = query.useInfiniteQuery(
    "get",
    "/api/notices",
    { params: { query: { limit: 50, unread_only: unreadOnly } } },
    {
      pageParamName: "cursor",
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 0,
    },
  );
  const notices = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const unread = list.data?.pages[0]?.unread ?? 0;
  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle title={words.title} lead={words.lead} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <ChipLink href={paths.notices()} current={!unreadOnly}>
          {words.all}
        </ChipLink>
        <ChipLink href={paths.notices("unread")} current={unreadOnly}>
          {words.unreadOnly}
        </ChipLink>
        <span role="status" className="ms-2">
          {list.data && words.unread(unread)}
        </span>
      </div>
      {list.isPending && <Skeleton rows={4} height="h-16" />}
      {list.error && (
        <Trouble title={words.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.data && notices.length === 0 && <EmptyState icon="mail" title={words.empty} />}
      {notices.length > 0 && (
        <ul className="panel divide-y divide-solid-gray-200">
          {notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
    </div>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { notices: words, topics } = useWords();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const read = query.useMutation("post", "/api/notices/{id}/read", {
    onSettled: () => queries.invalidateQueries({ queryKey: ["get", "/api/notices"] }),
  });
  const isUnread = notice.may.includes("notice.read");
  const mark = () => {
    if (isUnread) read.mutate({ params: { path: { id: notice.id } } });
  };
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 p-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-solid-gray-700">
          {isUnread && <StatusBadge tone="yours">{words.isNew}</StatusBadge>}
          {topicWords(notice.topic, topics)}
          <span>{moment(notice.created_at, locale)}</span>
        </p>
        <p className={isUnread ? "font-bold" : ""}>{notice.subject}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {notice.booking_id && (
          <Link
            href={paths.booking(notice.booking_id)}
            className="link inline-flex min-h-11 items-center"
            onClick={mark}
          >
            {words.open}
          </Link>
        )}
        {isUnread && (
          <Button look="line" size="small" busy={read.isPending} onClick={mark}>
            {words.markRead}
          </Button>
        )}
      </div>
    </li>
  );
}
