import { useState } from "react";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useSettings } from "@/api/settings";
import type { Day } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Pagination } from "@/ui/Pagination";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import type { Member, Members } from "./belonging";
import { DeputyDialog } from "./DeputyDialog";
import { EndMembership } from "./EndMembership";
import { InviteDialog } from "./InviteDialog";
import { InvitedTable, MemberTable } from "./tables";
import { useMemberWords } from "./words";

/** The people of one organisation, who was invited, and what the reader may do there. */
export function MemberList({ organisationId }: { organisationId: string }) {
  const words = useMemberWords();
  const list = query.useInfiniteQuery(
    "get",
    "/api/organisations/{id}/members",
    { params: { path: { id: organisationId }, query: { limit: 100 } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const today = useSettings()?.today;
  const first = list.data?.pages[0];
  if (list.error) {
    return <Trouble title={words.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  }
  if (first === undefined || today === undefined) return <Skeleton rows={3} height="h-16" />;
  const members = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Whole page={first} members={members} today={today} />
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
    </>
  );
}

type Asked = { what: "invite" } | { what: "deputy" } | { what: "end"; member: Member } | null;

function Whole({ page, members, today }: { page: Members; members: readonly Member[]; today: Day }) {
  const { members: words, invited } = useMemberWords();
  const { me } = useSession();
  const [asked, setAsked] = useState<Asked>(null);
  const { organisation, may, roles } = page;
  const close = () => setAsked(null);
  const actions = (
    <div className="flex flex-wrap gap-3">
      {may.includes("deputy.appoint") && (
        <Button look="line" icon="people" onClick={() => setAsked({ what: "deputy" })}>
          {words.appoint}
        </Button>
      )}
      {may.includes("member.invite") && roles.length > 0 && (
        <Button icon="plus" onClick={() => setAsked({ what: "invite" })}>
          {words.invite}
        </Button>
      )}
    </div>
  );
  return (
    <div className="flex flex-col gap-4">
      <Panel title={words.title} actions={actions}>
        {members.length === 0 ? (
          <EmptyState icon="people" title={words.empty} />
        ) : (
          <MemberTable
            members={members}
            today={today}
            ownId={me?.id ?? null}
            onEnd={(member) => setAsked({ what: "end", member })}
          />
        )}
      </Panel>
      {page.invited.length > 0 && (
        <Panel title={invited.title}>
          <InvitedTable invited={page.invited} />
        </Panel>
      )}
      {asked?.what === "invite" && <InviteDialog organisationId={organisation.id} roles={roles} onClose={close} />}
      {asked?.what === "deputy" && (
        <DeputyDialog sectionId={organisation.id} members={members} today={today} onClose={close} />
      )}
      {asked?.what === "end" && <EndMembership member={asked.member} onClose={close} />}
    </div>
  );
}
