import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Tag";
import { useTerms } from "../facilities/terms/words";
import { activeConditions, loosen, loosenings, without, type Conditions } from "./conditions";
import { conditionWords, type Town } from "./conditionWords";
import { useWords } from "./words";
import type { FacilitySearch } from "./wire";

type Changing = { conditions: Conditions; change: (next: Conditions) => void };

/** What is asked for, each to be taken away with one press; on phones 条件 counts them and holds the same ticks. */
export function ActiveChips({ conditions, change, towns }: Changing & { towns: readonly Town[] }) {
  const words = useWords();
  const terms = useTerms();
  const { locale } = useLocale();
  const active = activeConditions(conditions);
  if (active.length === 0) return null;
  return (
    <ul aria-label={words.active.label} className="flex flex-wrap gap-x-2 gap-y-2.5 max-lg:hidden">
      {active.map((condition) => {
        const name = conditionWords(condition, { words, terms, towns, locale });
        return (
          <li key={`${condition.kind} ${condition.value}`}>
            <Chip removeLabel={words.active.remove(name)} onRemove={() => change(without(conditions, condition))}>
              {name}
            </Chip>
          </li>
        );
      })}
    </ul>
  );
}

const OFFERED = 3;

/** How many the must-haves hide, and which one to loosen for how many more. */
export function HiddenNotice({ conditions, change, hidden }: Changing & { hidden: FacilitySearch["hidden"] }) {
  const words = useWords();
  const offers = loosenings(conditions, hidden.by).slice(0, OFFERED);
  if (hidden.count === 0) return null;
  return (
    <section className="rounded-12 bg-solid-gray-50 px-4 py-3">
      <p className="font-bold">{words.results.hidden(hidden.count)}</p>
      {offers.length > 0 && <p className="text-sm">{words.results.loosen}</p>}
      {offers.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-x-3 gap-y-3">
          {offers.map(({ condition, text }) => (
            <Button key={condition} look="line" size="small" onClick={() => change(loosen(conditions, condition))}>
              {text}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
