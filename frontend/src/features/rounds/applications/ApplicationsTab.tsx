import { useState } from "react";
import { asProblem } from "@/api/problem";
import { dateRange, moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Icon } from "@/ui/Icon";
import { Pagination } from "@/ui/Pagination";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { ChipLink, Tag } from "@/ui/Tag";
import { Trouble } from "@/ui/Trouble";
import { AskedLine } from "../AskedLine";
import { usePlaces } from "../usePlaces";
import { useApplications } from "../useRounds";
import type { Application, Round } from "../wire";
import { useWords as useRoundWords } from "../words";
import { PointsDialog } from "./PointsDialog";
import { useWords } from "./words";

/** Who asks for what, and, before anything is computed, who can be given nothing and why. */
export function ApplicationsTab({ round }: { round: Round }) {
  const words = useWords();
  const { failed } = useRoundWords();
  const { search } = useAddress();
  const list = useApplications(round);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const stuck = all.filter(isUnplaceable);
  const onlyStuck = search.get("only") === "unplaceable";
  const shown = onlyStuck ? stuck : all;
  return (
    <Panel title={words.title}>
      {list.error && <Trouble title={failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={4} height="h-24" />}
      {list.data && all.length === 0 && (
        <EmptyState icon="clipboard" title={round.state === "applied" ? words.decided : words.empty}>
          {round.state === "applied" ? words.decidedText : words.emptyText}
        </EmptyState>
      )}
      {all.length > 0 && (
        <nav aria-label={words.views} className="mb-2 flex flex-wrap gap-2">
          <ChipLink href={paths.round(round.id, "applications")} current={!onlyStuck}>
            {words.all(all.length)}
          </ChipLink>
          <ChipLink href={`${paths.round(round.id, "applications")}&only=unplaceable`} current={onlyStuck}>
            {words.unplaceable(stuck.length)}
          </ChipLink>
        </nav>
      )}
      {all.length > 0 && shown.length === 0 && (
        <EmptyState icon="success" title={words.none}>
          {words.noneText}
        </EmptyState>
      )}
      <ul className="divide-y divide-solid-gray-300">
        {shown.map((application) => (
          <Row key={application.asked.booking_id} round={round} application={application} />
        ))}
      </ul>
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
    </Panel>
  );
}

/** Fit found no place; what an exclusion keeps out is said by the exclusion. */
function isUnplaceable({ places }: Application): boolean {
  return places === 0;
}

function Row({ round, application }: { round: Round; application: Application }) {
  const words = useWords();
  const { locale } = useLocale();
  const { received_at } = application;
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div>
        <AskedLine asked={application.asked} />
        <p className="text-sm text-solid-gray-700">{flexibility(application, words)}</p>
        {received_at && <p className="text-sm text-solid-gray-700">{words.received(moment(received_at, locale))}</p>}
        <Marks application={application} />
        <Points round={round} application={application} />
      </div>
      <div className="min-w-0">
        <Wishes application={application} />
        {isUnplaceable(application) ? (
          <Obstacles application={application} />
        ) : (
          <p className="mt-1">{words.places(application.places)}</p>
        )}
      </div>
    </li>
  );
}

function flexibility({ anywhere, flexible_days, wishes }: Application, words: ReturnType<typeof useWords>): string {
  const where = wishes.length === 0 ? [] : [anywhere ? words.anywhere : words.onlyWishes];
  const when = flexible_days > 0 ? [words.flexible(flexible_days)] : [];
  return [...where, ...when].join("　");
}

function Marks({ application }: { application: Application }) {
  const words = useWords();
  const kinds = new Set(application.overrides.map(({ kind }) => kind));
  if (application.tags.length === 0 && kinds.size === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-2">
      {application.tags.map((tag) => (
        <Tag key={tag}>{words.tags[tag]}</Tag>
      ))}
      {kinds.has("pin") && (
        <StatusBadge tone="waiting" icon="pin">
          {words.pinned}
        </StatusBadge>
      )}
      {kinds.has("exclusion") && (
        <StatusBadge tone="neutral" icon="close">
          {words.excluded}
        </StatusBadge>
      )}
    </p>
  );
}

function Points({ round, application }: { round: Round; application: Application }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  if (round.method !== "screening") return null;
  const { points, points_comment } = application;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-3">
      <strong className="text-lg">{points == null ? words.noPoints : words.points(points)}</strong>
      {application.may.includes("round_application.score") && (
        <Button look="line" size="small" icon="pencil" onClick={() => setOpen(true)}>
          {words.score}
          <span className="sr-only">{application.asked.number}</span>
        </Button>
      )}
      {points_comment !== "" && <p className="w-full text-sm whitespace-pre-line">{points_comment}</p>}
      {open && <PointsDialog round={round} application={application} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Wishes({ application }: { application: Application }) {
  const words = useWords();
  const named = usePlaces();
  const { locale } = useLocale();
  if (application.wishes.length === 0) return <p>{words.noWish}</p>;
  return (
    <ol className="flex flex-col gap-2">
      {application.wishes.map((wish) => (
        <li key={wish.rank}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Tag>{words.rank(wish.rank)}</Tag>
            <span className="font-bold">{named(wish)}</span>
            <span>{dateRange(wish.starts_on, wish.ends_on, locale)}</span>
          </p>
          {wish.fits ? (
            <p className="flex gap-2 text-sm">
              <Icon name="check" size={18} className="mt-0.5 text-success-2" />
              {words.fits(wish.score ?? 0, wish.host_score ?? 0)}
            </p>
          ) : (
            <div className="flex gap-2 text-sm">
              <Icon name="minus" size={18} className="mt-0.5 text-solid-gray-700" />
              <div>
                <span className="font-bold">{words.failing}</span>
                <ul>
                  {wish.failing.map(({ code, text }) => (
                    <li key={`${code} ${text}`}>{text}</li>
                  ))}
                </ul>
              </div>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function Obstacles({ application }: { application: Application }) {
  const words = useWords();
  return (
    <div className="mt-2 rounded-8 border-s-4 border-warning-orange-2 bg-solid-gray-50 p-3">
      <p className="flex gap-2 font-bold">
        <Icon name="warning" className="mt-0.5 text-warning-orange-2" />
        {words.noPlaces}
      </p>
      {application.obstacles.length > 0 && (
        <>
          <p className="mt-1 text-sm">{words.obstacles}</p>
          <ul className="list-disc ps-5 text-sm">
            {application.obstacles.map(({ condition, name, places, example }) => (
              <li key={condition}>
                {words.obstacle(name, places)}
                {example !== "" && <span className="block text-solid-gray-700">{words.example(example)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
