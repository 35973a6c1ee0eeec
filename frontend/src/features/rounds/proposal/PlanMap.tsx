import { useMemo, useState } from "react";
import { useSettings } from "@/api/settings";
import { dateRange } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Button } from "@/ui/Button";
import { MieMap } from "@/ui/map/MieMap";
import { useTowns } from "../../matching/useSearch";
import { AskedLine } from "../AskedLine";
import { isAt, usePlaces } from "../usePlaces";
import type { Placed, Proposal } from "../wire";
import { useWords } from "./words";

/** Where the stays are: the map, and beside it the same as a list. */
export function PlanMap({ proposal }: { proposal: Proposal }) {
  const { map: words } = useWords();
  const { locale } = useLocale();
  const towns = useTowns();
  const tiles = useSettings()?.map_tiles ?? null;
  const [town, setTown] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const { pins, counts } = useMemo(() => drawn(proposal, locale), [proposal, locale]);
  const isShown = ({ facility }: { facility: { municipality_code: string } }) =>
    town === null || facility.municipality_code === town;
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <MieMap
        className="h-[26rem] lg:order-last lg:h-[32rem]"
        municipalities={towns}
        counts={counts}
        chosen={town}
        onTown={(code) => setTown(code === town ? null : code)}
        pins={pins}
        selected={selected}
        onPin={(id) => {
          setSelected(id);
          document.getElementById(headingId(id))?.focus();
        }}
        legend={words.legend}
        layer={tiles === null ? null : { url: tiles.url, credit: tiles.credit[locale], zoom_max: tiles.zoom_max }}
      />
      <div>
        {town !== null && (
          <p role="status" className="mb-2 flex flex-wrap items-center gap-3">
            {words.chosen}
            <Button look="line" size="small" onClick={() => setTown(null)}>
              {words.all}
            </Button>
          </p>
        )}
        <ol aria-label={words.places} className="divide-y divide-solid-gray-300">
          {proposal.places.map((place, index) =>
            isShown(place) ? (
              <li key={place.facility.id} className="py-3">
                <h3 id={headingId(place.facility.id)} tabIndex={-1} className="flex items-center gap-2 text-base">
                  <span
                    aria-hidden="true"
                    className="inline-flex size-7 shrink-0 items-center justify-center rounded-full border-2 border-key-900 text-sm text-key-900"
                  >
                    {index + 1}
                  </span>
                  <span className="sr-only">{words.number(index + 1)}</span>
                  {said(place.facility.name, locale)}
                </h3>
                <Stays stays={proposal.placed.filter((stay) => isAt(stay, place.facility.id))} />
              </li>
            ) : null,
          )}
        </ol>
      </div>
    </div>
  );
}

function Stays({ stays }: { stays: readonly Placed[] }) {
  const named = usePlaces();
  const { locale } = useLocale();
  return (
    <ul className="mt-1 flex flex-col gap-2 ps-9">
      {stays.map((stay) => (
        <li key={stay.asked.booking_id}>
          <AskedLine asked={stay.asked} />
          <span className="block">{dateRange(stay.starts_on, stay.ends_on, locale)}</span>
          {stay.also && <span className="block text-sm">{named(stay)}</span>}
        </li>
      ))}
    </ul>
  );
}

function headingId(facilityId: string): string {
  return `plan-place-${facilityId}`;
}

function drawn({ places, municipalities }: Proposal, locale: "ja" | "en") {
  return {
    pins: places.map(({ facility, lat, lon }, index) => ({
      id: facility.id,
      number: index + 1,
      name: said(facility.name, locale),
      latitude: lat,
      longitude: lon,
    })),
    counts: new Map(municipalities.filter(({ placed }) => placed > 0).map(({ code, placed }) => [code, placed])),
  };
}
