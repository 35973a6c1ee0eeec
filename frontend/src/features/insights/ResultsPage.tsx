import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { saveFile } from "@/api/download";
import { query } from "@/api/query";
import { asProblem } from "@/api/problem";
import { halfLabel, readHalf, shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress } from "@/lib/route";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { EmptyState } from "@/ui/EmptyState";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { useToast } from "@/ui/Toast";
import { Trouble } from "@/ui/Trouble";
import { askedOf, csvName, csvPath, PAIRS, pairName, type Asked, type Results } from "./figures";
import { FunnelPanel } from "./FunnelPanel";
import { QuestionPanel } from "./QuestionPanel";
import { Tiles } from "./Tiles";
import { useWords } from "./words";

/** What the answers say: everything inside the wall for the secretariat, released figures for everybody else. */
export default function ResultsPage() {
  const words = useWords();
  const { search } = useAddress();
  const asked = askedOf(search);
  const results = query.useQuery(
    "get",
    "/api/insights/results",
    { params: { query: asked } },
    { placeholderData: keepPreviousData },
  );
  const seen = results.data;
  return (
    <>
      <PageTitle
        title={words.title}
        {...(seen && { lead: <Lead results={seen} /> })}
        actions={<Download asked={asked} />}
      />
      <div className="flex flex-col gap-4" aria-busy={results.isFetching}>
        {seen && <Filters choices={seen.choices} asked={asked} />}
        {results.isPending && <Skeleton rows={5} />}
        {results.error && (
          <Trouble title={words.failed} problem={asProblem(results.error)} onRetry={() => void results.refetch()} />
        )}
        <p role="status" className="sr-only">
          {results.isFetching ? words.updating : ""}
        </p>
        {seen && <Figures results={seen} dimmed={results.isPlaceholderData} />}
      </div>
    </>
  );
}

function Lead({ results }: { results: Results }) {
  const words = useWords();
  const { locale } = useLocale();
  const { viewer, released_before: before } = results;
  return (
    <>
      {viewer === "secretariat" ? words.leadOffice : words.leadOutside}
      {before && <span className="ms-2 text-sm text-solid-gray-700">{words.released(shortDate(before, locale))}</span>}
    </>
  );
}

function Figures({ results, dimmed }: { results: Results; dimmed: boolean }) {
  const words = useWords();
  const { setSearch } = useAddress();
  return (
    <div className={`flex flex-col gap-4 ${dimmed ? "opacity-60" : ""}`}>
      <Tiles results={results} />
      {results.funnel.length > 0 && <FunnelPanel funnel={results.funnel} />}
      {results.base_n === 0 && results.viewer === "secretariat" ? (
        <EmptyState
          icon="chart"
          title={words.none}
          actions={[{ label: words.filters.clear, onPress: () => setSearch(new URLSearchParams()) }]}
        >
          {words.noneText}
        </EmptyState>
      ) : (
        <div className="grid gap-4 xl:grid-cols-2">
          {results.questions.map((question) => (
            <QuestionPanel key={question.id} question={question} />
          ))}
        </div>
      )}
    </div>
  );
}

function Filters({ choices, asked }: { choices: Results["choices"]; asked: Asked }) {
  const { filters, pairs } = useWords();
  const { locale } = useLocale();
  const { search, setSearch } = useAddress();
  const change = (values: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) {
      if (value === "") next.delete(name);
      else next.set(name, value);
    }
    setSearch(next);
  };
  const pair = PAIRS.find((each) => each.population === asked.population && each.audience === asked.audience);
  const named = (all: Results["choices"]["calls"]) => all.map((one) => ({ value: one.id, label: one[locale] }));
  return (
    <div
      role="group"
      aria-label={filters.label}
      className="panel grid grid-cols-2 gap-x-3 gap-y-4 p-4 lg:grid-cols-3 xl:grid-cols-6"
    >
      <Select
        label={filters.audience}
        className="col-span-2 lg:col-span-1 xl:col-span-2"
        choices={PAIRS.map((each) => ({ value: pairName(each), label: pairs[pairName(each)] }))}
        value={pairName(pair ?? PAIRS[0])}
        onChange={(name) => {
          const chosen = PAIRS.find((each) => pairName(each) === name);
          if (chosen) change(chosen);
        }}
      />
      <Select
        label={filters.call}
        empty={filters.all}
        choices={named(choices.calls)}
        value={asked.call_id ?? ""}
        onChange={(value) => change({ call_id: value })}
      />
      <Select
        label={filters.half}
        empty={filters.all}
        choices={choices.halves.map((half) => ({ value: half, label: halfLabel(readHalf(half), locale) }))}
        value={asked.half ?? ""}
        onChange={(value) => change({ half: value })}
      />
      <Select
        label={filters.municipality}
        empty={filters.all}
        choices={named(choices.municipalities)}
        value={asked.municipality ?? ""}
        onChange={(value) => change({ municipality: value, facility_id: "" })}
      />
      <Select
        label={filters.facility}
        empty={filters.all}
        choices={named(choices.facilities)}
        value={asked.facility_id ?? ""}
        onChange={(value) => change({ facility_id: value, municipality: "" })}
      />
    </div>
  );
}

function Download({ asked }: { asked: Asked }) {
  const words = useWords();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setFailed(null);
    try {
      await saveFile(csvPath(asked), csvName(asked));
      toast(words.downloaded);
    } catch (failure) {
      setFailed(asProblem(failure).detail ?? words.downloadFailed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button look="line" icon="download" busy={busy} onClick={() => void save()}>
        {words.download}
      </Button>
      {failed !== null && (
        <p role="alert" className="mt-1 text-sm font-bold text-error-2">
          {words.downloadFailed} {failed}
        </p>
      )}
    </div>
  );
}
