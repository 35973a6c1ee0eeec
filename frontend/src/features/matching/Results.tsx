import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import type { Holidays } from "@/lib/holidays";
import { AvailabilityLegend } from "@/ui/AvailabilityMark";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { ActiveChips, HIDDEN_NOTICE, HiddenNotice, remedies } from "./Conditions";
import { movedTo, NO_CONDITIONS, SORTS, writeConditions, type Conditions } from "./conditions";
import type { Town } from "./conditionWords";
import { Excluded } from "./Excluded";
import { FacilityCard } from "./FacilityCard";
import { FlexibleDays } from "./FlexibleDays";
import { RESULT_MAP } from "./ResultMap";
import { wishedBy } from "./wished";
import { useWords } from "./words";
import type { Shown, useCounts, useFound } from "./useSearch";
import type { SearchAnswer, SearchCounts, SearchItem } from "./wire";

export type ResultsProps = {
  conditions: Conditions;
  change: (next: Conditions) => void;
  found: ReturnType<typeof useFound>;
  counts: ReturnType<typeof useCounts>;
  items: readonly SearchItem[];
  first: SearchAnswer | undefined;
  shown: Shown;
  show: (next: Partial<Shown>) => void;
  towns: readonly Town[];
  wide: boolean;
  holidays: Holidays;
  selected: string | null;
  onSelect: (facilityId: string) => void;
};

export function Results(props: ResultsProps) {
  const { conditions, change, found, counts, first, towns, wide, shown, show } = props;
  const hidden = counts.data?.hidden;
  const words = useWords();
  return (
    <section aria-label={words.results.title} aria-busy={found.isFetching} className="flex min-w-0 flex-col gap-3">
      {wide && (
        <a href={`#${RESULT_MAP}`} className="link sr-only focus:not-sr-only focus:self-end focus:px-2 focus:py-2">
          {words.results.toMap}
        </a>
      )}
      <ResultsHead conditions={conditions} change={change}>
        {(first !== undefined || !found.isError) && (
          <Figures isSearching={first === undefined || found.isFetching} counts={counts} />
        )}
      </ResultsHead>
      <FlexibleDays conditions={conditions} change={change} />
      <ActiveChips conditions={conditions} change={change} towns={towns} />
      {found.isError && <Failed found={found} isKept={first !== undefined} />}
      {first === undefined && found.isPending && <Skeleton rows={3} height="h-80" />}
      {first !== undefined && <Found {...props} first={first} />}
      {first !== undefined && (hidden === undefined || hidden.count > 0) && (
        <Excluded
          conditions={conditions}
          change={change}
          open={shown.isExcludedOpen}
          onOpen={(isExcludedOpen) => show({ isExcludedOpen })}
          count={hidden === undefined ? null : words.figure(hidden.count, hidden.is_capped)}
        />
      )}
    </section>
  );
}

/** Why there is no list: what of the search can't be, or that to try again may help. */
function Failed({ found, isKept }: Pick<ResultsProps, "found"> & { isKept: boolean }) {
  const words = useWords();
  const problem = asProblem(found.error);
  const faults = [...new Set(problem.fields?.map(({ message }) => message))];
  return (
    <NotificationBanner
      tone="error"
      title={words.results.failed}
      actions={
        faults.length > 0 ? undefined : (
          <Button look="line" onClick={() => void found.refetch()}>
            {words.results.retry}
          </Button>
        )
      }
    >
      {faults.length === 0 ? problem.detail : faults.map((fault) => <p key={fault}>{fault}</p>)}
      {isKept && <p>{words.results.keptBelow}</p>}
    </NotificationBanner>
  );
}

/** Announced once the new results stand and are counted, not while the old ones are kept. */
function Figures({ isSearching, counts }: { isSearching: boolean; counts: ResultsProps["counts"] }) {
  const words = useWords();
  const { data } = counts;
  if (isSearching || counts.isFetching || data === undefined) {
    if (!isSearching && counts.isError) return <span className="text-sm font-normal">{words.results.uncounted}</span>;
    return <span className="text-solid-gray-700">{isSearching ? words.results.updating : words.results.counting}</span>;
  }
  const { total, total_is_capped: isCapped, hidden } = data;
  const all = words.figure(total + hidden.count, isCapped || hidden.is_capped);
  return (
    <>
      {words.results.count(words.figure(total, isCapped))}
      {hidden.count > 0 && <span className="text-base font-normal">{words.results.of(all)}</span>}
    </>
  );
}

function ResultsHead({
  conditions,
  change,
  children,
}: Pick<ResultsProps, "conditions" | "change"> & { children: ReactNode }) {
  const words = useWords();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p role="status" className="text-lg font-bold">
        {children}
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

function Found({ first, ...props }: ResultsProps & { first: SearchAnswer }) {
  const { conditions, change, found, items, holidays, selected, onSelect } = props;
  const hidden = props.counts.data?.hidden ?? NOTHING_HIDDEN;
  const words = useWords();
  if (items.length === 0) return <NoneFound conditions={conditions} change={change} hidden={hidden} />;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <AvailabilityLegend />
        {hidden.count > 0 && (
          <a href={`#${HIDDEN_NOTICE}`} className="link text-sm">
            {words.results.hiddenShort(words.figure(hidden.count, hidden.is_capped))}
          </a>
        )}
      </div>
      {first.evaluated.over === "best" && (
        <p className="rounded-8 bg-solid-gray-50 px-3 py-2 text-sm">{words.results.best(first.evaluated.places)}</p>
      )}
      <div
        className={`flex flex-col gap-4 transition-opacity ${found.isFetching && !found.isFetchingNextPage ? "opacity-60" : ""}`}
      >
        {items.map((item) => {
          const moved = movedTo(conditions, item);
          return (
            <FacilityCard
              key={item.facility.id}
              item={item}
              wished={wishedBy(item.facility, moved)}
              holidays={holidays}
              asked={asText(moved)}
              applied={asText({ ...NO_CONDITIONS, ...carried(moved) })}
              selected={item.facility.id === selected}
              onSelect={onSelect}
            />
          );
        })}
      </div>
      <More found={found} shown={items.length} counts={props.counts.data} />
      <HiddenNotice conditions={conditions} change={change} hidden={hidden} />
    </>
  );
}

function More({
  found,
  shown,
  counts,
}: Pick<ResultsProps, "found"> & { shown: number; counts: SearchCounts | undefined }) {
  const words = useWords();
  const note = counts && words.results.more(shown, words.figure(counts.total, counts.total_is_capped));
  return (
    <Pagination
      hasNext={found.hasNextPage}
      busy={found.isFetchingNextPage}
      onNext={() => void found.fetchNextPage()}
      {...(found.hasNextPage && note !== undefined && { note })}
    />
  );
}

function asText(conditions: Conditions): string {
  const text = writeConditions(conditions).toString();
  return text === "" ? "" : `?${text}`;
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
      {hidden.count > 0 && <p>{words.results.hidden(words.figure(hidden.count, hidden.is_capped))}</p>}
      <p>{words.results.noneText}</p>
    </EmptyState>
  );
}
