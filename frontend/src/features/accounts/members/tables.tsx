import { longDate, moment, type Day } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { StatusBadge } from "@/ui/StatusBadge";
import { useWords } from "../words";
import type { Member, Members, Role } from "./belonging";
import type { Messages } from "./text/ja";
import { useMemberWords } from "./words";

type Reading = { members: readonly Member[]; today: Day; ownId: string | null; onEnd: (member: Member) => void };

export function MemberTable(reading: Reading) {
  const { members: words } = useMemberWords();
  return (
    <DataTable
      caption={words.table}
      columns={memberColumns(reading, words)}
      rows={reading.members}
      rowKey={({ id }) => id}
    />
  );
}

function memberColumns({ members, today, ownId, onEnd }: Reading, words: Messages["members"]): Column<Member>[] {
  const names = new Map(members.map(({ person_id: id, name }) => [id, name]));
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: words.columns.name,
      names: true,
      cell: (member) => (
        <Name member={member} isOwn={member.person_id === ownId} of={names.get(member.deputy_of ?? "")} />
      ),
    },
    {
      key: "role",
      header: words.columns.role,
      cell: (member) => <RoleOf member={member} of={names.get(member.deputy_of ?? "")} />,
      wideOnly: true,
    },
    {
      key: "dates",
      header: words.columns.dates,
      cell: (member) => <Dates member={member} today={today} />,
      wideOnly: true,
    },
  ];
  if (!members.some(({ may }) => may.includes("membership.end"))) return columns;
  const act = (member: Member) => <End member={member} onEnd={onEnd} />;
  return [...columns, { key: "act", header: words.columns.act, cell: act }];
}

function Name({ member, isOwn, of }: { member: Member; isOwn: boolean; of: string | undefined }) {
  const { members: words } = useMemberWords();
  return (
    <span className="block min-w-36">
      <strong>{member.name}</strong>
      {isOwn && words.oneself}
      <span className="block text-sm text-solid-gray-700">{member.name_kana}</span>
      <span className="block text-sm">{member.email}</span>
      <span className="mt-1 block text-sm md:hidden">
        <RoleOf member={member} of={of} />
        <Span member={member} />
      </span>
    </span>
  );
}

function RoleOf({ member, of }: { member: Member; of: string | undefined }) {
  const { members: words } = useMemberWords();
  const { roles } = useWords();
  return (
    <span className="block min-w-24">
      {roles[member.role]}
      {member.deputy_of && (
        <span className="block">
          <StatusBadge tone="waiting" icon="people">
            {of === undefined ? words.deputy : words.deputyOf(of)}
          </StatusBadge>
        </span>
      )}
    </span>
  );
}

function Dates({ member, today }: { member: Member; today: Day }) {
  const { members: words } = useMemberWords();
  return (
    <>
      <Span member={member} />
      {member.from_on > today && (
        <span className="block">
          <StatusBadge tone="neutral">{words.ahead}</StatusBadge>
        </span>
      )}
    </>
  );
}

function Span({ member: { from_on: from, until_on: until } }: { member: Member }) {
  const { members: words } = useMemberWords();
  const { locale } = useLocale();
  return until ? words.span(longDate(from, locale), longDate(until, locale)) : words.since(longDate(from, locale));
}

function End({ member, onEnd }: { member: Member; onEnd: (member: Member) => void }) {
  const { members: words } = useMemberWords();
  const { roles } = useWords();
  if (!member.may.includes("membership.end")) return null;
  return (
    <Button
      look="line"
      size="small"
      className="whitespace-nowrap"
      aria-label={words.endOf(member.name, roles[member.role])}
      onClick={() => onEnd(member)}
    >
      {words.end}
    </Button>
  );
}

type Invited = Members["invited"][number];

export function InvitedTable({ invited }: { invited: readonly Invited[] }) {
  const { invited: words } = useMemberWords();
  const { roles } = useWords();
  const { locale } = useLocale();
  return (
    <DataTable
      caption={words.table}
      columns={invitedColumns(words, roles, locale)}
      rows={invited}
      rowKey={({ id }) => id}
    />
  );
}

function invitedColumns(words: Messages["invited"], roles: Record<Role, string>, locale: Locale): Column<Invited>[] {
  return [
    {
      key: "name",
      header: words.columns.name,
      names: true,
      cell: ({ name, email }) => (
        <>
          <strong>{name}</strong>
          <span className="block text-sm">{email}</span>
        </>
      ),
    },
    { key: "role", header: words.columns.role, cell: ({ role }) => roles[role] },
    {
      key: "until",
      header: words.columns.until,
      cell: ({ until_on: until }) => (until ? longDate(until, locale) : words.noEnd),
      wideOnly: true,
    },
    { key: "at", header: words.columns.at, cell: ({ created_at: at }) => moment(at, locale), wideOnly: true },
  ];
}
