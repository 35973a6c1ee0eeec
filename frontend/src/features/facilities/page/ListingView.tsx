import { useSettings } from "@/api/settings";
import { useLocale } from "@/lib/locale";
import { StatusBadge } from "@/ui/StatusBadge";
import { freshness } from "../terms/line";
import { useTerms } from "../terms/words";
import type { Listing } from "../wire";
import {
  accessFacts,
  lodgingFacts,
  networkFacts,
  openingFacts,
  paymentFacts,
  peopleFacts,
  safetyFacts,
  workFacts,
} from "./facts";
import { FactsPanel } from "./FactsPanel";
import { CancellationPanel, HouseRulesPanel, UnitsPanel } from "./Rules";
import { usePageWords } from "./words";

/** All that a listing states, group by group: what visitors read is what the municipality checks. */
export function ListingView({ listing }: { listing: Listing }) {
  const words = usePageWords();
  const terms = useTerms();
  const { locale } = useLocale();
  const speaking = { words, terms, locale };
  const { sections } = words;
  const sleeps = listing.facility_type === "lodging" || listing.facility_type === "combined";
  return (
    <>
      <UnitsPanel listing={listing} />
      <FactsPanel title={sections.network} facts={networkFacts(listing, speaking)}>
        <Measured listing={listing} />
      </FactsPanel>
      <FactsPanel title={sections.work} facts={workFacts(listing, speaking)} />
      <FactsPanel title={sections.opening} facts={openingFacts(listing, speaking)} />
      {sleeps && <FactsPanel title={sections.lodging} facts={lodgingFacts(listing, speaking)} />}
      <FactsPanel title={sections.people} facts={peopleFacts(listing, speaking)} />
      <FactsPanel title={sections.access} facts={accessFacts(listing, speaking)} />
      <FactsPanel title={sections.safety} facts={safetyFacts(listing, speaking)} />
      <FactsPanel title={sections.payment} facts={paymentFacts(listing, speaking)} />
      <HouseRulesPanel listing={listing} />
      <CancellationPanel listing={listing} />
    </>
  );
}

function Measured({ listing }: { listing: Listing }) {
  const terms = useTerms();
  const state = freshness(listing, useSettings()?.today);
  if (state === "fresh") return null;
  return (
    <p className="mb-2 flex flex-wrap items-center gap-2">
      {state === "stale" ? (
        <>
          <StatusBadge tone="caution">{terms.remeasure}</StatusBadge>
          <span>{terms.remeasureWhy}</span>
        </>
      ) : (
        <StatusBadge tone="neutral">{terms.unmeasured}</StatusBadge>
      )}
    </p>
  );
}
