import { useId, type ReactNode } from "react";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { CheckGroup, Select } from "@/ui/choices";
import { Icon } from "@/ui/Icon";
import { useTerms } from "../facilities/terms/words";
import { FACILITY_TYPES, FEATURES, PRICES, SPEEDS, type Conditions, type Feature } from "./conditions";
import { useWords } from "./words";
import type { SearchCounts } from "./wire";

type Filtering = {
  conditions: Conditions;
  change: (next: Conditions) => void;
  /** How many would be left with each; absent while they are counted. */
  facets: SearchCounts["facets"] | undefined;
};

/** Two different things: must-haves are ticked and hide, wishes are pressed and rank. */
export function Filters({ conditions, change, facets }: Filtering) {
  return (
    <div className="flex flex-col gap-6">
      <MustHaves conditions={conditions} change={change} facets={facets} />
      <Wishes conditions={conditions} change={change} />
    </div>
  );
}

function MustHaves({ conditions, change, facets }: Filtering) {
  const words = useWords();
  const terms = useTerms();
  const { locale } = useLocale();
  const typed = (type: (typeof FACILITY_TYPES)[number]) => {
    if (facets === undefined) return terms.types[type];
    const count = facets.facility_types.find((one) => one.facility_type === type)?.count ?? 0;
    return words.filters.counted(terms.types[type], count);
  };
  return (
    <Section title={words.filters.must} note={words.filters.mustNote}>
      <Select
        label={words.filters.type}
        empty={words.filters.anyType}
        value={conditions.type ?? ""}
        choices={FACILITY_TYPES.map((value) => ({ value, label: typed(value) }))}
        onChange={(type) => change({ ...conditions, type: type === "" ? null : type })}
      />
      <Select
        label={words.filters.speed}
        empty={words.filters.anySpeed}
        value={conditions.down_mbps === null ? "" : String(conditions.down_mbps)}
        choices={steps(SPEEDS, conditions.down_mbps).map((mbps) => ({ value: String(mbps), label: words.down(mbps) }))}
        onChange={(mbps) => change({ ...conditions, down_mbps: mbps === "" ? null : Number(mbps) })}
      />
      <Select
        label={words.filters.price}
        empty={words.filters.anyPrice}
        value={conditions.price_max === null ? "" : String(conditions.price_max)}
        choices={steps(PRICES, conditions.price_max).map((amount) => ({
          value: String(amount),
          label: words.priceMost(yen(amount, locale)),
        }))}
        onChange={(amount) => change({ ...conditions, price_max: amount === "" ? null : Number(amount) })}
      />
      <FeatureTicks conditions={conditions} change={change} facets={facets} />
    </Section>
  );
}

/** What can make or break a stay; the rest is mostly wished for and opens. */
const FIRM: readonly Feature[] = [
  "vpn",
  "calls",
  "wired_lan",
  "booth",
  "single_rooms",
  "children",
  "wheelchair",
  "invoice",
];
const OTHERS = FEATURES.filter((feature) => !FIRM.includes(feature));

function FeatureTicks({ conditions, change, facets }: Filtering) {
  const words = useWords();
  const left = new Map(facets?.needs.map(({ need, count }) => [need, count]));
  const { must, wish } = conditions;
  const group = (label: string, features: readonly Feature[]) => (
    <CheckGroup
      label={label}
      choices={features.map((value) => {
        const count = left.get(value);
        return { value, label: words.features[value], ...(count !== undefined && { count }) };
      })}
      value={must.filter((feature) => features.includes(feature))}
      onChange={(ticked) => {
        const next = FEATURES.filter((each) => (features.includes(each) ? ticked.includes(each) : must.includes(each)));
        change({ ...conditions, must: next, wish: wish.filter((feature) => !next.includes(feature)) });
      }}
    />
  );
  return (
    <>
      {group(words.filters.features, FIRM)}
      <details open={must.some((feature) => OTHERS.includes(feature))}>
        <summary className="link inline-flex min-h-11 items-center">{words.filters.others}</summary>
        {group(words.filters.others, OTHERS)}
      </details>
    </>
  );
}

/** A step that came with a link is offered beside the usual ones. */
function steps(usual: readonly number[], own: number | null): number[] {
  return [...new Set(own === null ? usual : [...usual, own])].toSorted((one, other) => one - other);
}

function Wishes({ conditions, change }: Omit<Filtering, "facets">) {
  const words = useWords();
  const { must, wish } = conditions;
  const offered = FEATURES.filter((feature) => !must.includes(feature));
  const press = (feature: Feature) => {
    const next = wish.includes(feature) ? wish.filter((each) => each !== feature) : [...wish, feature];
    change({ ...conditions, wish: FEATURES.filter((each) => next.includes(each)) });
  };
  return (
    <Section title={words.filters.wish} note={words.filters.wishNote}>
      {offered.length === 0 && <p className="text-sm">{words.filters.allWished}</p>}
      <ul className="flex flex-wrap gap-x-2 gap-y-2.5">
        {offered.map((feature) => (
          <li key={feature}>
            <WishToggle pressed={wish.includes(feature)} onPress={() => press(feature)}>
              {words.features[feature]}
            </WishToggle>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WishToggle({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: ReactNode }) {
  const look = pressed
    ? "border-success-2 bg-green-50 text-green-900 font-bold"
    : "border-solid-gray-420 bg-white text-solid-gray-800 hover:bg-solid-gray-50";
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={`inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-sm target-44 ${look}`}
    >
      <Icon name={pressed ? "check" : "plus"} size={16} />
      {children}
    </button>
  );
}

function Section({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-4">
      <header className="border-b border-solid-gray-300 pb-1.5">
        <h2 id={heading} className="text-lg">
          {title}
        </h2>
        <p className="text-sm text-solid-gray-700">{note}</p>
      </header>
      {children}
    </section>
  );
}
