import { fieldId } from "@/lib/form";
import { RadioGroup, Select } from "@/ui/choices";
import { Panel } from "@/ui/Panel";
import { FLEXIBLE_DAYS_MAX, freedomOf, withFreedom, type Freedom } from "./draft";
import type { StepProps } from "./PlacesStep";
import { Range } from "./WishFields";
import { useWords } from "./words";

const PLACES = ["wished", "other", "any"] as const satisfies readonly Freedom["places"][];
const DAYS = Array.from({ length: FLEXIBLE_DAYS_MAX + 1 }, (_, days) => days);

/** What an applicant would take beside the wishes; asked only where the call gives its places later. */
export function FreedomPanel({ draft, change, errors }: Pick<StepProps, "draft" | "change" | "errors">) {
  const words = useWords();
  const freedom = freedomOf(draft);
  const set = (next: Partial<Freedom>) => change(withFreedom(draft, next));
  const error = (...names: string[]) => errors.find(({ field }) => names.includes(field))?.message;
  return (
    <Panel title={words.freedom}>
      <div className="flex flex-col gap-5">
        <p>{words.freedomLead}</p>
        <RadioGroup
          id={fieldId("anywhere")}
          label={words.places}
          required
          value={freedom.places}
          choices={PLACES.map((value) => ({
            value,
            label: words.placesChoices[value],
            support: words.placesSupports[value],
          }))}
          onChange={(places) => set({ places })}
        />
        {freedom.places === "any" && (
          <Range
            stay={freedom}
            place={null}
            label={words.anyRange}
            id={fieldId("dates.starts_on")}
            error={error("dates", "dates.starts_on", "dates.ends_on")}
            onChange={set}
          />
        )}
        <Select
          id={fieldId("flexible_days")}
          label={words.flexibleDays}
          support={words.flexibleSupport}
          width="medium"
          value={String(freedom.flexibleDays)}
          error={error("flexible_days")}
          choices={DAYS.map((days) => ({
            value: String(days),
            label: days === 0 ? words.flexibleNone : words.flexible(days),
          }))}
          onChange={(days) => set({ flexibleDays: Number(days) })}
        />
      </div>
    </Panel>
  );
}
