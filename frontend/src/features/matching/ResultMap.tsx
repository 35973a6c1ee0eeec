import { lazy, Suspense } from "react";
import { useLocale } from "@/lib/locale";
import { Skeleton } from "@/ui/Skeleton";
import { nameOf } from "../facilities/terms/place";
import { cardHeadingId } from "./FacilityCard";
import type { Town } from "./conditionWords";
import type { SearchCounts, SearchItem } from "./wire";

/** The outline is fetched beside the list, never before it. */
const MieMap = lazy(() => import("@/ui/map/MieMap").then((module) => ({ default: module.MieMap })));

export function ResultMap({
  found,
  hits,
  towns,
  selected,
  onPin,
  className,
}: {
  found: readonly SearchItem[];
  hits: SearchCounts["municipalities"];
  towns: readonly Town[];
  selected: string | null;
  onPin: (facilityId: string) => void;
  className: string;
}) {
  const { locale } = useLocale();
  return (
    <Suspense fallback={<Skeleton rows={1} height="h-96" />}>
      <MieMap
        className={className}
        municipalities={towns}
        hits={new Set(hits.filter(({ count }) => count > 0).map(({ code }) => code))}
        pins={found.map(({ number, facility }) => ({
          id: facility.id,
          number,
          name: nameOf(facility, locale),
          latitude: facility.lat,
          longitude: facility.lon,
        }))}
        selected={selected}
        onPin={onPin}
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
