import { useState, type ReactNode } from "react";
import { useSettings } from "@/api/settings";
import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Icon, type IconName } from "@/ui/Icon";
import type { Conditions } from "./conditions";
import { activeConditions } from "./conditions";
import type { Town } from "./conditionWords";
import { useTerms } from "../facilities/terms/words";
import type { Shown } from "./useSearch";
import { useWords } from "./words";

type View = Shown["view"];

/** Where there is no room for the bar: the search in two lines, the filters behind a button, list or map. */
export function PhoneBar({
  conditions,
  towns,
  view,
  onView,
  form,
  filters,
  total,
}: {
  conditions: Conditions;
  towns: readonly Town[];
  view: View;
  onView: (view: View) => void;
  form: (close: () => void) => ReactNode;
  filters: ReactNode;
  total: string | undefined;
}) {
  const words = useWords();
  const [open, setOpen] = useState<"form" | "filters" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-3 lg:hidden">
      <Summary conditions={conditions} towns={towns} onChange={() => setOpen("form")} />
      <div className="grid grid-cols-2 gap-2">
        <Button look="line" icon="filter" onClick={() => setOpen("filters")}>
          {words.filters.open(activeConditions(conditions).length)}
        </Button>
        <ViewSwitch view={view} onView={onView} />
      </div>
      <Dialog open={open === "form"} onClose={close} title={words.search.changeTitle}>
        {form(close)}
      </Dialog>
      <Dialog
        open={open === "filters"}
        onClose={close}
        title={words.filters.title}
        footer={
          <Button wide onClick={close}>
            {total === undefined ? words.filters.showUncounted : words.filters.show(total)}
          </Button>
        }
      >
        {filters}
      </Dialog>
    </div>
  );
}

function Summary({
  conditions,
  towns,
  onChange,
}: {
  conditions: Conditions;
  towns: readonly Town[];
  onChange: () => void;
}) {
  const words = useWords();
  const { locale } = useLocale();
  const terms = useTerms();
  const { area, municipality, starts_on, ends_on, flexible, party, purpose } = conditions;
  const prefecture = useSettings()?.prefecture_name[locale];
  const all = prefecture === undefined ? words.search.anywhere : words.search.all(prefecture);
  const where =
    towns.find(({ code }) => code === municipality)?.name ?? (area === null ? all : (terms.areas[area] ?? area));
  const dates = starts_on === null || ends_on === null ? words.search.noDates : dateRange(starts_on, ends_on, locale);
  const rest = [words.search.people(party), ...(purpose === null ? [] : [words.purposes[purpose]])].join("・");
  return (
    <button
      type="button"
      onClick={onChange}
      className="flex w-full items-center gap-3 rounded-12 border border-solid-gray-600 bg-white px-3.5 py-2.5 text-start leading-150"
    >
      <Icon name="search" size={24} className="text-key-900" />
      <span className="min-w-0 flex-1">
        <span className="block font-bold [word-break:auto-phrase]">
          {where}・{rest}
        </span>
        <span className="block">
          {dates}
          {flexible > 0 && <span className="ms-2 inline-block">{words.flexible.days(flexible)}</span>}
        </span>
      </span>
      <span className="link shrink-0">{words.search.change}</span>
    </button>
  );
}

function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const words = useWords();
  const choices: { key: View; icon: IconName }[] = [
    { key: "list", icon: "list" },
    { key: "map", icon: "map" },
  ];
  return (
    <div
      role="group"
      aria-label={words.results.view}
      className="grid grid-cols-2 overflow-hidden rounded-8 border border-key-900"
    >
      {choices.map(({ key, icon }) => (
        <button
          key={key}
          type="button"
          aria-pressed={view === key}
          onClick={() => onView(key)}
          className={`inline-flex min-h-11 items-center justify-center gap-1.5 font-bold -outline-offset-4 ${view === key ? "bg-key-900 text-white" : "bg-white text-key-900"}`}
        >
          <Icon name={icon} size={18} />
          {words.results[key]}
        </button>
      ))}
    </div>
  );
}
