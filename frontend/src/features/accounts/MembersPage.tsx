import { useState } from "react";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useSettings } from "@/api/settings";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { PageTitle } from "@/ui/PageTitle";
import { ChipLink } from "@/ui/Tag";
import { ownOrganisations, seesAll } from "./members/belonging";
import { MemberList } from "./members/MemberList";
import { NewOrganisation } from "./members/NewOrganisation";
import { OrganisationList } from "./members/OrganisationList";
import { useMemberWords } from "./members/words";

/** The office begins with all organisations, everybody else with their own. */
export default function MembersPage() {
  const words = useMemberWords();
  const { me } = useSession();
  const today = useSettings()?.today;
  const { search } = useAddress();
  const asked = search.get("organisation");
  if (me === null || today === undefined) return <PageTitle title={words.title} />;
  const own = ownOrganisations(me, today);
  if (seesAll(me)) return asked === null ? <All /> : <One id={asked} />;
  const shown = own.find(({ id }) => id === asked) ?? own[0];
  return (
    <>
      <PageTitle title={shown?.name ?? words.title} over={shown && words.title} lead={words.leadOwn} />
      {own.length > 1 && (
        <nav aria-label={words.choose} className="mb-4 flex flex-wrap gap-2">
          {own.map(({ id, name }) => (
            <ChipLink key={id} href={paths.members(id)} current={id === shown?.id}>
              {name}
            </ChipLink>
          ))}
        </nav>
      )}
      {shown === undefined ? (
        <EmptyState icon="people" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <MemberList key={shown.id} organisationId={shown.id} />
      )}
    </>
  );
}

function All() {
  const words = useMemberWords();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.leadOffice}
        actions={
          <Button icon="plus" onClick={() => setCreating(true)}>
            {words.list.create}
          </Button>
        }
      />
      <OrganisationList />
      {creating && <NewOrganisation onClose={() => setCreating(false)} />}
    </>
  );
}

function One({ id }: { id: string }) {
  const words = useMemberWords();
  const { data } = query.useInfiniteQuery(
    "get",
    "/api/organisations/{id}/members",
    { params: { path: { id }, query: { limit: 100 } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const organisation = data?.pages[0]?.organisation;
  return (
    <>
      <BackLink href={paths.members()}>{words.members.back}</BackLink>
      <PageTitle
        title={organisation?.name ?? words.title}
        over={organisation && words.kinds[organisation.kind]}
        lead={words.leadOwn}
      />
      <MemberList key={id} organisationId={id} />
    </>
  );
}
