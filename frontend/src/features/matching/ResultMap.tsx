import { lazy, Suspense, useMemo } from "react";
import { useSettings } from "@/api/settings";
import { useLocale } from "@/lib/locale";
import { Skeleton } from "@/ui/Skeleton";
import { nameOf } from "../facilities/terms/place";
import { cardHeadingId } from "./FacilityCard";
import type { Town } from "./conditionWords";
import type { SearchCounts, SearchItem } from "./wire";

/** The outline is fetched when the first results are there, never before them. */
const MieMap = lazy(() => import("@/ui/map/MieMap").then((module) => ({ default: module.MieMap })));

/** Where the link before the list leads. */
export const RESULT_MAP = "result-map";

export function ResultMap({
  found,
  hits,
  towns,
  chosen,
  onTown,
  selected,
  onPin,
  className,
}: {
  found: readonly SearchItem[];
  hits: SearchCounts["municipalities"];
  towns: readonly Town[];
  chosen: string | null;
  onTown: (code: string) => void;
  selected: string | null;
  onPin: (facilityId: string) => void;
  className: string;
}) {
  const { locale } = useLocale();
  const layer = useSettings()?.map_tiles ?? null;
  const pins = useMemo(
    () =>
      found.map(({ number, facility }) => ({
        id: facility.id,
        number,
        name: nameOf(facility, locale),
        latitude: facility.lat,
        longitude: facility.lon,
      })),
    [found, locale],
  );
  const counts = useMemo(
    () => new Map(hits.filter(({ count }) => count > 0).map(({ code, count }) => [code, count])),
    [hits],
  );
  return (
    <Suspense fallback={<Skeleton rows={1} height="h-96" />}>
      <MieMap
        id={RESULT_MAP}
        className={className}
        municipalities={towns}
        counts={counts}
        chosen={chosen}
        onTown={onTown}
        pins={pins}
        selected={selected}
        onPin={onPin}
        layer={layer === null ? null : { url: layer.url, credit: layer.credit[locale], zoom_max: layer.zoom_max }}
      />
    </Suspense>
  );
}

/** A pin leads to its card: focus on the name, the card in sight. */
export function goToCard(facilityId: string) {
  const heading = document.getElementById(cardHeadingId(facilityId));
  heading?.focus({ preventScroll: true });
  heading?.closest("article")?.scrollIntoView({ block: "center" });
}
