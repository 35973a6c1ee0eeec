import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useWrite } from "@/api/useWrite";
import { useIdempotency } from "@/api/writes";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/choices";
import { ConfirmDialog } from "@/ui/Dialog";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Pagination } from "@/ui/Pagination";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Tag } from "@/ui/Tag";
import { useToast } from "@/ui/Toast";
import { Trouble } from "@/ui/Trouble";
import { refreshRounds } from "../useRounds";
import type { Draft, Round } from "../wire";
import { useWords as useRoundWords } from "../words";
import { DraftDialog } from "./DraftDialog";
import { useWords } from "./words";

/** Mails that wait for a look: read, sent or discarded, several at once. */
export function Drafts({ round }: { round: Round }) {
  const { drafts: words } = useWords();
  const { failed } = useRoundWords();
  const list = query.useInfiniteQuery(
    "get",
    "/api/drafts",
    { params: { query: { draft_of: round.id, limit: 100 } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const drafts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={words.title(round.drafts)}
      actions={
        <Link href={paths.outbox()} className="link target-44">
          {words.outbox}
        </Link>
      }
    >
      {list.error && <Trouble title={failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={3} height="h-12" />}
      {list.data && drafts.length === 0 && (
        <EmptyState icon="mail" title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      {drafts.length > 0 && <Choosing drafts={drafts} />}
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
    </Panel>
  );
}

type Step = { verb: "send" | "discard"; ids: string[] };

function useDrafts() {
  const idempotency = useIdempotency();
  return useWrite(({ verb, ids }: Step) => {
    const params = { header: idempotency({ verb, ids }) };
    return verb === "send"
      ? api.POST("/api/drafts/send", { params, body: { ids } })
      : api.POST("/api/drafts/discard", { params, body: { ids } });
  }, refreshRounds);
}

function Choosing({ drafts }: { drafts: readonly Draft[] }) {
  const { drafts: words } = useWords();
  const toast = useToast();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [read, setRead] = useState<Draft | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const step = useDrafts();
  // All are meant unless somebody takes one out: that is the usual way, and nothing goes before the press.
  const ids = drafts.flatMap(({ id }) => (left.has(id) ? [] : [id]));
  const take = (verb: Step["verb"]) => {
    setDiscarding(false);
    step.mutate(
      { verb, ids },
      { onSuccess: ({ mails }) => toast(verb === "send" ? words.sent(mails) : words.discarded(mails)) },
    );
  };
  return (
    <>
      <p className="mb-3">{words.lead}</p>
      {step.error && (
        <NotificationBanner tone="error" title={words.failed}>
          {step.error.detail ?? step.error.title}
        </NotificationBanner>
      )}
      <DraftList drafts={drafts} left={left} onLeft={setLeft} onRead={setRead} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <p role="status">{words.chosen(ids.length)}</p>
        <Button icon="mail" busy={step.isPending} disabled={ids.length === 0} onClick={() => take("send")}>
          {words.send(ids.length)}
        </Button>
        <Button look="line" disabled={ids.length === 0} onClick={() => setDiscarding(true)}>
          {words.discard(ids.length)}
        </Button>
        {ids.length === 0 && <p>{words.nothing}</p>}
      </div>
      <ConfirmDialog
        open={discarding}
        onClose={() => setDiscarding(false)}
        title={words.discardTitle(ids.length)}
        consequences={words.discardNotes}
        confirmLabel={words.discard(ids.length)}
        look="danger"
        onConfirm={() => take("discard")}
      />
      {read && <DraftDialog draft={read} onClose={() => setRead(null)} />}
    </>
  );
}

function DraftList({
  drafts,
  left,
  onLeft,
  onRead,
}: {
  drafts: readonly Draft[];
  /** Those taken out of the choice. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
  onRead: (draft: Draft) => void;
}) {
  const { drafts: words } = useWords();
  const toggle = (id: string, on: boolean) =>
    onLeft(new Set(on ? [...left].filter((each) => each !== id) : [...left, id]));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{words.choose}</legend>
      <Check
        label={words.all}
        checked={drafts.every(({ id }) => !left.has(id))}
        onChange={(on) => onLeft(new Set(on ? [] : drafts.map(({ id }) => id)))}
      />
      <ul className="divide-y divide-solid-gray-200 border-y border-solid-gray-300">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
            <Check
              label={draft.subject}
              support={words.to(draft.to_name, draft.to)}
              checked={!left.has(draft.id)}
              onChange={(on) => toggle(draft.id, on)}
            />
            <span className="flex flex-wrap items-center gap-2">
              <Tag>{words.language[draft.locale]}</Tag>
              {draft.with_calendar && <Tag>{words.calendar}</Tag>}
              <Button
                look="line"
                size="small"
                aria-label={words.previewOf(draft.subject, draft.to_name)}
                onClick={() => onRead(draft)}
              >
                {words.preview}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
