import { useState, type FormEvent } from "react";
import { useSettings } from "@/api/settings";
import { addDays } from "@/lib/dates";
import type { Holidays } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { ComboBox, type ComboOption } from "@/ui/ComboBox";
import { DateRangePicker } from "@/ui/DateRangePicker";
import { PURPOSES, type Conditions } from "./conditions";
import { withPurpose, type Town } from "./conditionWords";
import { useTerms } from "../facilities/terms/words";
import { useWords } from "./words";

/** How far ahead the public can ask. */
const DAYS_AHEAD = 180;
const PARTIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50];
const EVERYWHERE = "all";

/** Where, when, how many, what for. Nothing is asked before 検索: half a date is no search. */
export function SearchForm({
  conditions,
  onSearch,
  towns,
  holidays,
  stacked = false,
}: {
  conditions: Conditions;
  onSearch: (next: Conditions) => void;
  towns: readonly Town[];
  holidays: Holidays;
  stacked?: boolean;
}) {
  const words = useWords();
  const today = useSettings()?.today;
  const [draft, setDraft] = useState(conditions);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { area, municipality, starts_on, ends_on, party } = draft;
    onSearch(withPurpose({ ...conditions, area, municipality, starts_on, ends_on, party }, draft.purpose));
  };
  const range =
    draft.starts_on === null || draft.ends_on === null ? null : { starts_on: draft.starts_on, ends_on: draft.ends_on };
  return (
    <form
      role="search"
      aria-label={words.search.form}
      noValidate
      onSubmit={submit}
      className={
        stacked
          ? "flex flex-col gap-4"
          : "grid grid-cols-[13fr_17fr_8rem_13fr_auto] items-end gap-4 rounded-12 bg-solid-gray-50 p-4"
      }
    >
      <AreaChoice draft={draft} onChange={setDraft} towns={towns} />
      <DateRangePicker
        compact
        label={words.search.period}
        value={range}
        today={today ?? ""}
        min={today}
        max={today === undefined ? undefined : addDays(today, DAYS_AHEAD)}
        holidays={holidays}
        onChange={(next) => setDraft({ ...draft, starts_on: next?.starts_on ?? null, ends_on: next?.ends_on ?? null })}
      />
      <PartyChoice party={draft.party} onChange={(party) => setDraft({ ...draft, party })} />
      <Select
        label={words.search.purpose}
        value={draft.purpose ?? ""}
        empty={words.search.noPurpose}
        choices={PURPOSES.map((value) => ({ value, label: words.purposes[value] }))}
        onChange={(purpose) => setDraft({ ...draft, purpose: purpose === "" ? null : purpose })}
      />
      <Button type="submit" icon="search" wide={stacked} className={stacked ? "" : "min-w-28"}>
        {words.search.submit}
      </Button>
    </form>
  );
}

type Draft = { draft: Conditions; onChange: (next: Conditions) => void };

function AreaChoice({ draft, onChange, towns }: Draft & { towns: readonly Town[] }) {
  const words = useWords();
  const { locale } = useLocale();
  const terms = useTerms();
  const prefecture = useSettings()?.prefecture_name[locale];
  const areas = [...new Set(towns.map(({ area }) => area))];
  const all = prefecture === undefined ? words.search.anywhere : words.search.everywhere(prefecture, towns.length);
  const options: ComboOption[] = [
    { value: EVERYWHERE, label: all },
    ...areas.map((area) => ({ value: `area:${area}`, label: terms.areas[area] ?? area })),
    ...towns.map(({ code, name, also }) => ({ value: code, label: name, also })),
  ];
  const value = draft.municipality ?? (draft.area === null ? EVERYWHERE : `area:${draft.area}`);
  const choose = (next: string | null) => {
    const area = next?.startsWith("area:") ? next.slice(5) : null;
    const municipality = area !== null || next === EVERYWHERE ? null : next;
    onChange({ ...draft, area, municipality });
  };
  return <ComboBox label={words.search.area} options={options} value={value} onChange={choose} />;
}

function PartyChoice({ party, onChange }: { party: number; onChange: (party: number) => void }) {
  const words = useWords();
  const parties = [...new Set([...PARTIES, party])].toSorted((one, other) => one - other);
  return (
    <Select
      label={words.search.party}
      value={String(party)}
      choices={parties.map((people) => ({ value: String(people), label: words.search.people(people) }))}
      onChange={(next) => onChange(Number(next))}
    />
  );
}
