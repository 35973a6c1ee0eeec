import { useMemo, useState } from "react";
import { useHolidays } from "@/api/useHolidays";
import { PageTitle } from "@/ui/PageTitle";
import { Filters } from "./Filters";
import { PhoneBar, type View } from "./PhoneBar";
import { goToCard, ResultMap } from "./ResultMap";
import { Results } from "./Results";
import { SearchForm } from "./SearchForm";
import { writeConditions } from "./conditions";
import { useConditions, useCounts, useFound, useTowns } from "./useSearch";
import { useWide } from "./useWide";
import { useWords } from "./words";

export default function SearchPage() {
  const search = useSearchPage();
  const { conditions, change, towns, wide, view, setView, counts } = search;
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
  const filters = <Filters conditions={conditions} change={change} />;
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
          onView={setView}
          form={(close) => form(true, close)}
          filters={filters}
          total={counts.data?.total}
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
  const { conditions, change } = useConditions();
  const found = useFound(conditions);
  const counts = useCounts(conditions);
  const [view, setView] = useState<View>("list");
  const [selected, onSelect] = useState<string | null>(null);
  const pages = found.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const first = pages?.[0];
  const [towns, holidays, wide] = [useTowns(), useHolidays(), useWide()];
  return { conditions, change, found, counts, items, first, towns, holidays, wide, view, setView, selected, onSelect };
}

function FoundMap({
  items,
  counts,
  towns,
  selected,
  onSelect,
  setView,
  className,
  sticky = false,
}: ReturnType<typeof useSearchPage> & { className: string; sticky?: boolean }) {
  const words = useWords();
  const pin = (facilityId: string) => {
    onSelect(facilityId);
    setView("list");
    // On a phone the list has to be drawn first.
    setTimeout(goToCard, 0, facilityId);
  };
  return (
    <section aria-label={words.results.mapLabel} className={sticky ? "sticky top-4" : ""}>
      <ResultMap
        found={items}
        hits={counts.data?.municipalities ?? []}
        towns={towns}
        selected={selected}
        onPin={pin}
        className={className}
      />
    </section>
  );
}
