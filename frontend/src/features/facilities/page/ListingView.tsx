import { useLocale } from "@/lib/locale";
import { useTerms } from "../terms/words";
import { EnoughLine } from "../line/PartyPanel";
import { GradeBadge } from "../line/GradeBadge";
import { useLineWords } from "../line/words";
import type { Facility } from "../wire";
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
export function ListingView({ listing }: { listing: Facility }) {
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

const USUAL_PARTY = 6;

/** The badge, how far it may be trusted, and whether a usual party can hold its calls. */
function Measured({ listing: { line } }: { listing: Facility }) {
  const terms = useTerms();
  const words = useLineWords();
  return (
    <div className="mb-3 flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <GradeBadge grade={line.grade} stale={line.stale} />
        {line.grade && (
          <span>
            {words.grade.meaning[line.grade]}
            {line.source && `（${words.source[line.source]}）`}
          </span>
        )}
      </p>
      {line.stale && <p>{terms.remeasureWhy}</p>}
      {line.grade && <EnoughLine people={USUAL_PARTY} most={line.people_max} />}
    </div>
  );
}
