import { useMemo, useState } from "react";
import { useHolidays } from "@/api/useHolidays";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Filters } from "./Filters";
import { PhoneBar } from "./PhoneBar";
import { goToCard, ResultMap } from "./ResultMap";
import { Results } from "./Results";
import { SearchForm } from "./SearchForm";
import { writeConditions } from "./conditions";
import { useAsked, useCounts, useFound, useTowns } from "./useSearch";
import { useWide } from "./useWide";
import { useWords } from "./words";

export default function SearchPage() {
  const search = useSearchPage();
  const { conditions, change, towns, wide, shown, show, counts } = search;
  const { view } = shown;
  const words = useWords();
  const form = (stacked: boolean, close: () => void) => (
    <SearchForm
      // Back and forward put the address's conditions into the form again.
      key={writeConditions(conditions).toString()}
      stacked={stacked}
      conditions={conditions}
      towns={towns}
      holidays={search.holidays}
      onSearch={(next) => {
        change(next);
        close();
      }}
    />
  );
  const filters = <Filters conditions={conditions} change={change} facets={counts.data?.facets} />;
  return (
    <div className="pb-8 [&>header]:mb-4">
      <PageTitle title={words.search.title} />
      {wide ? (
        form(false, () => {})
      ) : (
        <PhoneBar
          conditions={conditions}
          towns={towns}
          view={view}
          onView={(next) => show({ view: next })}
          form={(close) => form(true, close)}
          filters={filters}
          total={counts.data && words.figure(counts.data.total, counts.data.total_is_capped)}
        />
      )}
      <div className="mt-4 grid items-start gap-6 lg:mt-6 lg:grid-cols-[14rem_minmax(0,1fr)_24.5rem]">
        {wide && <section aria-label={words.filters.title}>{filters}</section>}
        <div className={view === "map" && !wide ? "hidden" : "min-w-0"}>
          <Results {...search} />
        </div>
        {wide && <FoundMap {...search} className="h-[min(39rem,calc(100dvh-2rem))]" sticky />}
        {!wide && view === "map" && <FoundMap {...search} className="h-[70dvh]" />}
      </div>
    </div>
  );
}

function useSearchPage() {
  const { conditions, change, shown, show } = useAsked();
  const found = useFound(conditions);
  const counts = useCounts(conditions);
  const [selected, onSelect] = useState<string | null>(null);
  const pages = found.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const first = pages?.[0];
  const [towns, holidays, wide] = [useTowns(), useHolidays(), useWide()];
  return { conditions, change, found, counts, items, first, towns, holidays, wide, shown, show, selected, onSelect };
}

function FoundMap({
  conditions,
  change,
  items,
  first,
  counts,
  towns,
  selected,
  onSelect,
  show,
  className,
  sticky = false,
}: ReturnType<typeof useSearchPage> & { className: string; sticky?: boolean }) {
  const words = useWords();
  const pin = (facilityId: string) => {
    onSelect(facilityId);
    show({ view: "list" });
    // On a phone the list has to be drawn first.
    setTimeout(goToCard, 0, facilityId);
  };
  const town = (code: string) =>
    change({ ...conditions, area: null, municipality: code === conditions.municipality ? null : code });
  return (
    <section aria-label={words.results.mapLabel} className={sticky ? "sticky top-4" : ""}>
      {first === undefined ? (
        <Skeleton rows={1} height="h-96" />
      ) : (
        <ResultMap
          found={items}
          hits={counts.data?.municipalities ?? []}
          towns={towns}
          chosen={conditions.municipality}
          onTown={town}
          selected={selected}
          onPin={pin}
          className={className}
        />
      )}
    </section>
  );
}
