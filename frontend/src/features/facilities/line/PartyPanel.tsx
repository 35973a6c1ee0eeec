import { useState } from "react";
import { Icon } from "@/ui/Icon";
import { Panel } from "@/ui/Panel";
import { TextInput } from "@/ui/TextInput";
import { plain } from "./figures";
import type { Measurements } from "./wire";
import { useLineWords } from "./words";

const PARTIES = [2, 6, 12];

/** For how many people the line is enough: three usual parties, and one that the reader chooses. */
export function PartyPanel({ measurements }: { measurements: Measurements }) {
  const { party: words } = useLineWords();
  const [typed, setTyped] = useState("4");
  const asked = /^[1-9]\d?$/.test(typed) ? Number(typed) : null;
  const most = measurements.line.people_max;
  const largest = measurements.needs.length;
  return (
    <Panel title={words.title}>
      <ul className="flex flex-col gap-2">
        {PARTIES.map((people) => (
          <li key={people}>
            <Enough people={people} measurements={measurements} />
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-col gap-2 border-t border-solid-gray-200 pt-4">
        <TextInput
          label={words.ask}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          unit={words.people}
          width="short"
        />
        <div role="status">
          {asked !== null && asked <= largest && <Enough people={asked} measurements={measurements} />}
        </div>
        {most !== null && most !== undefined && most > 0 && (
          <p>{most >= largest ? words.mostAll(largest) : words.most(most)}</p>
        )}
        <p className="text-sm text-solid-gray-700">{words.why}</p>
      </div>
    </Panel>
  );
}

function Enough({ people, measurements }: { people: number; measurements: Measurements }) {
  const { party: words } = useLineWords();
  const need = measurements.needs.find(({ party }) => party === people);
  return (
    <div>
      <EnoughLine people={people} most={measurements.line.people_max} />
      {need && (
        <p className="ps-7 text-sm text-solid-gray-700">
          {words.need(need.calling, plain(need.down_mbps), plain(need.up_mbps))}
        </p>
      )}
    </div>
  );
}

/** 6人のWeb会議に足りる / 足りない, in shape and words. */
export function EnoughLine({ people, most }: { people: number; most: number | null | undefined }) {
  const { party: words } = useLineWords();
  if (most === null || most === undefined) {
    return (
      <p className="flex items-start gap-2">
        <Icon name="help" size={20} className="mt-1 shrink-0 text-solid-gray-700" />
        {words.unknown(people)}
      </p>
    );
  }
  const fits = people <= most;
  return (
    <p className="flex items-start gap-2 font-bold">
      <Icon
        name={fits ? "success" : "warning"}
        size={20}
        className={`mt-1 shrink-0 ${fits ? "text-success-2" : "text-warning-orange-2"}`}
      />
      {fits ? words.enough(people) : words.notEnough(people)}
    </p>
  );
}
