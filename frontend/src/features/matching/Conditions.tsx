import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Tag";
import { useTerms } from "../facilities/terms/words";
import { activeConditions, loosened, loosenings, shifted, without, type Conditions } from "./conditions";
import { conditionWords, type Town } from "./conditionWords";
import { useWords } from "./words";
import type { SearchCounts } from "./wire";

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

/** What brings hidden places back, each with the press that does it: other conditions first, then nearby dates. */
export function remedies({ conditions, change, hidden }: Changing & { hidden: SearchCounts["hidden"] }) {
  return [
    ...loosenings(conditions, hidden.by).map(({ loosen, text }) => ({
      label: text,
      onPress: () => change(loosened(conditions, loosen)),
    })),
    ...hidden.near.map(({ shift_days, text }) => ({
      label: text,
      onPress: () => change(shifted(conditions, shift_days)),
    })),
  ];
}

const OFFERED = 4;
export const HIDDEN_NOTICE = "hidden-places";

/** How many the must-haves hide, and which one to loosen for how many more. */
export function HiddenNotice({ conditions, change, hidden }: Changing & { hidden: SearchCounts["hidden"] }) {
  const words = useWords();
  const offers = remedies({ conditions, change, hidden }).slice(0, OFFERED);
  if (hidden.count === 0) return null;
  return (
    <section id={HIDDEN_NOTICE} tabIndex={-1} className="rounded-12 bg-solid-gray-50 px-4 py-3">
      <p className="font-bold">{words.results.hidden(words.figure(hidden.count, hidden.is_capped))}</p>
      {offers.length > 0 && <p className="text-sm">{words.results.loosen}</p>}
      {offers.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-x-3 gap-y-3">
          {offers.map(({ label, onPress }) => (
            <Button key={label} look="line" size="small" onClick={onPress}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
