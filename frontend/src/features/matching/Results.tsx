import { asProblem } from "@/api/problem";
import type { Holidays } from "@/lib/holidays";
import { AvailabilityLegend } from "@/ui/AvailabilityMark";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { ActiveChips, HIDDEN_NOTICE, HiddenNotice, remedies } from "./Conditions";
import { NO_CONDITIONS, SORTS, writeConditions, type Conditions } from "./conditions";
import type { Town } from "./conditionWords";
import { FacilityCard } from "./FacilityCard";
import { RESULT_MAP } from "./ResultMap";
import { wishedBy } from "./wished";
import { useWords } from "./words";
import type { useCounts, useFound } from "./useSearch";
import type { SearchAnswer, SearchCounts, SearchItem } from "./wire";

export type ResultsProps = {
  conditions: Conditions;
  change: (next: Conditions) => void;
  found: ReturnType<typeof useFound>;
  counts: ReturnType<typeof useCounts>;
  items: readonly SearchItem[];
  first: SearchAnswer | undefined;
  towns: readonly Town[];
  wide: boolean;
  holidays: Holidays;
  selected: string | null;
  onSelect: (facilityId: string) => void;
};

export function Results(props: ResultsProps) {
  const { conditions, change, found, counts, first, towns, wide } = props;
  const words = useWords();
  return (
    <section aria-label={words.results.title} aria-busy={found.isFetching} className="flex min-w-0 flex-col gap-3">
      {wide && (
        <a href={`#${RESULT_MAP}`} className="link sr-only focus:not-sr-only focus:self-end focus:px-2 focus:py-2">
          {words.results.toMap}
        </a>
      )}
      <ResultsHead
        conditions={conditions}
        change={change}
        counts={counts.data}
        busy={found.isFetching || counts.isFetching}
      />
      <ActiveChips conditions={conditions} change={change} towns={towns} />
      {found.isError && (
        <NotificationBanner
          tone="error"
          title={words.results.failed}
          actions={
            <Button look="line" onClick={() => void found.refetch()}>
              {words.results.retry}
            </Button>
          }
        >
          {asProblem(found.error).detail} {first !== undefined && words.results.keptBelow}
        </NotificationBanner>
      )}
      {first === undefined && found.isPending && <Skeleton rows={3} height="h-80" />}
      {first !== undefined && <Found {...props} />}
    </section>
  );
}

/** The count is announced once the new results stand, not while the old ones are kept. */
function ResultsHead({
  conditions,
  change,
  counts,
  busy,
}: Pick<ResultsProps, "conditions" | "change"> & { counts: SearchCounts | undefined; busy: boolean }) {
  const words = useWords();
  const all = counts === undefined ? 0 : counts.total + counts.hidden.count;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p role="status" className="text-lg font-bold">
        {counts === undefined || busy ? (
          <span className="text-solid-gray-700">{words.results.updating}</span>
        ) : (
          <>
            {words.results.count(counts.total)}
            {counts.hidden.count > 0 && <span className="text-base font-normal">{words.results.of(all)}</span>}
          </>
        )}
      </p>
      <label className="ms-auto flex items-center gap-2">
        <span className="max-sm:sr-only">{words.results.sort}</span>
        <select
          className="min-h-11 rounded-8 border border-solid-gray-600 bg-white px-2 max-sm:px-1 max-sm:text-sm"
          value={conditions.sort}
          onChange={(event) =>
            change({ ...conditions, sort: SORTS.find((sort) => sort === event.target.value) ?? "fit" })
          }
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {words.results.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const NOTHING_HIDDEN: SearchCounts["hidden"] = { count: 0, is_capped: false, by: [], near: [] };

function Found(props: ResultsProps) {
  const { conditions, change, found, items, holidays, selected, onSelect } = props;
  const hidden = props.counts.data?.hidden ?? NOTHING_HIDDEN;
  const total = props.counts.data?.total ?? items.length;
  const words = useWords();
  if (items.length === 0) return <NoneFound conditions={conditions} change={change} hidden={hidden} />;
  const text = writeConditions({ ...NO_CONDITIONS, ...carried(conditions) }).toString();
  const asked = text === "" ? "" : `?${text}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <AvailabilityLegend />
        {hidden.count > 0 && (
          <a href={`#${HIDDEN_NOTICE}`} className="link text-sm">
            {words.results.hiddenShort(hidden.count)}
          </a>
        )}
      </div>
      <div
        className={`flex flex-col gap-4 transition-opacity ${found.isFetching && !found.isFetchingNextPage ? "opacity-60" : ""}`}
      >
        {items.map((item) => (
          <FacilityCard
            key={item.facility.id}
            item={item}
            wished={wishedBy(item.facility, conditions)}
            holidays={holidays}
            asked={asked}
            selected={item.facility.id === selected}
            onSelect={onSelect}
          />
        ))}
      </div>
      <Pagination
        hasNext={found.hasNextPage}
        busy={found.isFetchingNextPage}
        onNext={() => void found.fetchNextPage()}
        {...(found.hasNextPage && { note: words.results.more(items.length, total) })}
      />
      <HiddenNotice conditions={conditions} change={change} hidden={hidden} />
    </>
  );
}

/** What an application begins with. */
function carried({ starts_on, ends_on, party, purpose, call }: Conditions): Partial<Conditions> {
  return { starts_on, ends_on, party, purpose, call };
}

function NoneFound({
  conditions,
  change,
  hidden,
}: Pick<ResultsProps, "conditions" | "change"> & { hidden: SearchCounts["hidden"] }) {
  const words = useWords();
  const everything = {
    label: words.filters.clear,
    onPress: () => change({ ...NO_CONDITIONS, ...carried(conditions), sort: conditions.sort }),
  };
  return (
    <EmptyState
      title={words.results.noneTitle}
      actions={[...remedies({ conditions, change, hidden }).slice(0, 4), everything]}
    >
      {hidden.count > 0 && <p>{words.results.hidden(hidden.count)}</p>}
      <p>{words.results.noneText}</p>
    </EmptyState>
  );
}
