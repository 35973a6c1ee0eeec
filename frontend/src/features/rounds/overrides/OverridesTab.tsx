import { useState } from "react";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { longDate, moment } from "@/lib/dates";
import { useForm } from "@/lib/form";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Button } from "@/ui/Button";
import { RadioGroup, Select } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";
import { Trouble } from "@/ui/Trouble";
import { AskedLine } from "../AskedLine";
import { usePlaces, type Places } from "../usePlaces";
import { useApplications } from "../useRounds";
import type { Asked, Override, OverrideKind, Round } from "../wire";
import { useWords as useRoundWords } from "../words";
import { OverrideDialog } from "./OverrideDialog";
import { RemoveDialog } from "./RemoveDialog";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

/** Pins and exclusions, each with its reason, and the report of all that ever were. */
export function OverridesTab({ round }: { round: Round }) {
  const words = useWords();
  const { failed } = useRoundWords();
  const { locale } = useLocale();
  const named = usePlaces();
  const [removing, setRemoving] = useState<Override | null>(null);
  const list = query.useQuery(
    "get",
    "/api/rounds/{id}/overrides",
    { params: { path: { id: round.id } } },
    { staleTime: 0 },
  );
  return (
    <>
      {round.may.includes("round_override.add") && <Add round={round} />}
      <Panel title={words.report}>
        {list.error && <Trouble title={failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />}
        {list.isPending && <Skeleton rows={2} height="h-12" />}
        {list.data?.length === 0 && (
          <EmptyState icon="pin" title={words.none}>
            {words.noneText}
          </EmptyState>
        )}
        {list.data && list.data.length > 0 && (
          <DataTable
            caption={words.reportTable}
            columns={columnsOf(words, locale, named, setRemoving)}
            rows={list.data}
            rowKey={({ id }) => id}
          />
        )}
      </Panel>
      {removing && <RemoveDialog override={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

const KINDS: readonly OverrideKind[] = ["pin", "exclusion"];

function Add({ round }: { round: Round }) {
  const words = useWords();
  const list = useApplications(round);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const form = useForm<{ booking_id: string; kind: OverrideKind }>({ booking_id: "", kind: "pin" });
  const [chosen, setChosen] = useState<Asked | null>(null);
  const open = () => {
    const found = all.find(({ asked }) => asked.booking_id === form.values.booking_id);
    if (found) setChosen(found.asked);
    else form.refuse([{ field: "booking_id", message: words.applicationMissing }]);
  };
  return (
    <Panel title={words.add}>
      <p className="mb-4 max-w-[45em]">{words.lead}</p>
      <form
        noValidate
        className="flex flex-col items-start gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <Select
          {...form.field("booking_id")}
          label={words.application}
          required
          empty
          className="w-full sm:w-96"
          choices={all.map(({ asked }) => ({
            value: asked.booking_id,
            label: `${asked.number}　${asked.organisation_name}`,
          }))}
        />
        <RadioGroup
          {...form.field("kind")}
          label={words.kind}
          choices={KINDS.map((value) => ({ value, label: words.kinds[value], support: words.kindHints[value] }))}
        />
        <Button type="submit" icon="plus">
          {words.next}
        </Button>
      </form>
      {chosen && (
        <OverrideDialog
          round={round}
          asked={chosen}
          preset={{ kind: form.values.kind }}
          onClose={() => setChosen(null)}
        />
      )}
    </Panel>
  );
}

function whatOf(override: Override, words: Messages, locale: Locale, named: (places: Places) => string): string {
  const { facility, also, kind, starts_on, unit_type_name: type } = override;
  const place = facility ? named({ facility, also }) : "";
  if (kind === "pin")
    return words.pinned(place, type ? said(type, locale) : "", starts_on ? longDate(starts_on, locale) : "");
  return facility ? words.excludedAt(place) : words.excluded;
}

function columnsOf(
  words: Messages,
  locale: Locale,
  named: (places: Places) => string,
  onRemove: (override: Override) => void,
): Column<Override>[] {
  const { columns } = words;
  const reason = (override: Override) => (
    <>
      {words.reasons[override.reason]}
      <span className="block text-sm whitespace-pre-line text-solid-gray-700">{override.text}</span>
    </>
  );
  return [
    {
      key: "asked",
      header: columns.asked,
      names: true,
      cell: (override) => (
        <span className="block min-w-44">
          <AskedLine asked={override.asked} />
          <span className="block md:hidden">{reason(override)}</span>
        </span>
      ),
    },
    { key: "what", header: columns.what, cell: (override) => whatOf(override, words, locale, named) },
    { key: "reason", header: columns.reason, cell: reason, wideOnly: true },
    {
      key: "by",
      header: columns.by,
      wideOnly: true,
      cell: ({ created_by, created_at }) => words.removedBy(created_by, moment(created_at, locale)),
    },
    { key: "state", header: columns.state, cell: (override) => <State override={override} onRemove={onRemove} /> },
  ];
}

function State({ override, onRemove }: { override: Override; onRemove: (override: Override) => void }) {
  const words = useWords();
  const { locale } = useLocale();
  const { removed_at, removed_by, removed_text } = override;
  if (removed_at) {
    return (
      <>
        <StatusBadge tone="neutral">{words.removed}</StatusBadge>
        <span className="block text-sm">{words.removedBy(removed_by ?? "", moment(removed_at, locale))}</span>
        <span className="block text-sm text-solid-gray-700">{removed_text}</span>
      </>
    );
  }
  return (
    <span className="flex flex-col items-start gap-2">
      <StatusBadge tone="good">{words.active}</StatusBadge>
      {override.may.includes("round_override.remove") && (
        <Button look="line" size="small" className="whitespace-nowrap" onClick={() => onRemove(override)}>
          {words.remove.open}
          <span className="sr-only">{override.asked.number}</span>
        </Button>
      )}
    </span>
  );
}
