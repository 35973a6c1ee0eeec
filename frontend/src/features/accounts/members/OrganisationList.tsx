import { useState } from "react";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { RadioGroup, Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge, type StatusTone } from "@/ui/StatusBadge";
import { Trouble } from "@/ui/Trouble";
import { Activation } from "./Activation";
import type { Organisation, OrganisationKind } from "./belonging";
import { useMemberWords } from "./words";
import type { Messages } from "./text/ja";

const ALL_KINDS = ["company", "operator", "section", "municipality", "prefecture"] as const;
const TONES: Record<Organisation["state"], StatusTone> = {
  unconfirmed: "neutral",
  pending: "yours",
  active: "good",
  closed: "neutral",
};

/** All organisations for the office, with those that wait for it. */
export function OrganisationList() {
  const words = useMemberWords();
  const { search } = useAddress();
  const kind = ALL_KINDS.find((each) => each === search.get("kind"));
  const pending = search.get("state") === "pending";
  const [activating, setActivating] = useState<Organisation | null>(null);
  const list = query.useInfiniteQuery(
    "get",
    "/api/organisations",
    { params: { query: { limit: 50, ...(kind && { kind }), ...(pending && { state: "pending" as const }) } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const organisations = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="panel flex flex-col gap-4 p-4 md:p-5">
      <Filters kind={kind ?? ""} pending={pending} />
      {list.isPending && <Skeleton rows={4} height="h-12" />}
      {list.error && (
        <Trouble title={words.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.data && organisations.length === 0 && <EmptyState icon="building" title={words.list.empty} />}
      {organisations.length > 0 && (
        <DataTable
          caption={words.list.table}
          columns={columnsOf(words, organisations, setActivating)}
          rows={organisations}
          rowKey={({ id }) => id}
        />
      )}
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
      {activating && <Activation organisation={activating} onClose={() => setActivating(null)} />}
    </div>
  );
}

function Filters({ kind, pending }: { kind: OrganisationKind | ""; pending: boolean }) {
  const { list: words, kinds } = useMemberWords();
  const { search, setSearch } = useAddress();
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  return (
    <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
      <Select
        label={words.kind}
        empty={words.all}
        className="min-w-56"
        choices={ALL_KINDS.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        onChange={(value) => narrow("kind", value)}
      />
      <RadioGroup
        label={words.view}
        inline
        choices={[
          { value: "every", label: words.every },
          { value: "pending", label: words.pending },
        ]}
        value={pending ? "pending" : "every"}
        onChange={(value) => narrow("state", value === "pending" ? value : "")}
      />
    </div>
  );
}

function columnsOf(
  words: Messages,
  rows: readonly Organisation[],
  onActivate: (organisation: Organisation) => void,
): Column<Organisation>[] {
  const { columns } = words.list;
  const acts = rows.some(({ may }) => may.includes("organisation.activate"));
  const all: Column<Organisation>[] = [
    {
      key: "name",
      header: columns.name,
      names: true,
      cell: ({ id, name, name_kana: kana, kind }) => (
        <span className="block min-w-40">
          <Link href={paths.members(id)} aria-label={words.list.membersOf(name)} className="link target-44 font-bold">
            {name}
          </Link>
          <span className="block text-sm text-solid-gray-700">{kana}</span>
          <span className="block text-sm md:hidden">{words.kinds[kind]}</span>
        </span>
      ),
    },
    { key: "kind", header: columns.kind, cell: ({ kind }) => words.kinds[kind], wideOnly: true },
    {
      key: "state",
      header: columns.state,
      cell: ({ state }) => <StatusBadge tone={TONES[state]}>{words.states[state]}</StatusBadge>,
    },
    {
      key: "act",
      header: columns.act,
      cell: (organisation) =>
        organisation.may.includes("organisation.activate") && (
          <Button
            size="small"
            className="whitespace-nowrap"
            aria-label={words.activate.actOf(organisation.name)}
            onClick={() => onActivate(organisation)}
          >
            {words.activate.act}
          </Button>
        ),
    },
  ];
  return all.filter(({ key }) => acts || key !== "act");
}
