import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import type { Facility } from "./wire";
import { useWords } from "./words";

export type Places = { facility: Facility; also?: Facility | null | undefined };

/** Names a place, with that of the one that is used along with it. */
export function usePlaces(): (places: Places) => string {
  const { both } = useWords();
  const { locale } = useLocale();
  return ({ facility, also }) => {
    const main = said(facility.name, locale);
    return also ? both(main, said(also.name, locale)) : main;
  };
}

/** Whether it is there, alone or with another place. */
export function isAt({ facility, also }: Places, facilityId: string): boolean {
  return facility.id === facilityId || also?.id === facilityId;
}
