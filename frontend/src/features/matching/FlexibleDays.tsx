import { useId } from "react";
import { Icon } from "@/ui/Icon";
import { FLEXIBLE, type Conditions } from "./conditions";
import { useWords } from "./words";

/** By how much the dates may move: pressed where the cards then say the moved ones. */
export function FlexibleDays({ conditions, change }: { conditions: Conditions; change: (next: Conditions) => void }) {
  const words = useWords();
  const name = useId();
  if (conditions.starts_on === null) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <legend className="float-start pe-1 text-sm font-bold">{words.flexible.label}</legend>
      <div className="flex flex-wrap gap-x-2 gap-y-2.5">
        {FLEXIBLE.map((days) => {
          const chosen = days === conditions.flexible;
          return (
            <label
              key={days}
              className={`inline-flex min-h-9 cursor-pointer items-center gap-1 rounded-full border px-3 text-sm target-44 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${
                chosen
                  ? "border-key-900 bg-key-50 font-bold text-key-1000"
                  : "border-solid-gray-420 bg-white hover:bg-solid-gray-50"
              }`}
            >
              <input
                type="radio"
                name={name}
                checked={chosen}
                onChange={() => change({ ...conditions, flexible: days })}
                className="sr-only"
              />
              {chosen && <Icon name="check" size={16} />}
              {words.flexible.days(days)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
