import type { ReactNode } from "react";
import { useSession } from "@/api/session";
import { dateRange, stayLength } from "@/lib/dates";
import { fieldId } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { yenWithTax } from "@/lib/money";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/choices";
import { Link } from "@/ui/navigation";
import { DescriptionList, Panel } from "@/ui/Panel";
import type { Consent } from "../wire";
import { FreedomLines } from "../page/Freedom";
import { useWords as usePageWords } from "../page/words";
import { useWords as useBookingWords } from "../words";
import { NEEDED_CONSENTS, type Step } from "./checks";
import { chosenUnits, dayOf, freedomOf, isAnywhere, stayDays, whole, type Draft, type WishDraft } from "./draft";
import { usePlaces, type ChosenPlace } from "./places";
import type { StepProps } from "./PlacesStep";
import { wishPrice } from "./price";
import { useWords } from "./words";

/** 確認と提出: everything once more, each part with the way back to it, and the consents. */
export function ConfirmStep({ draft, change, errors, onGo }: StepProps & { onGo: (step: Step) => void }) {
  const words = useWords();
  const common = useBookingWords();
  return (
    <div className="flex flex-col gap-4">
      <Section title={words.steps.places} step="places" onGo={onGo}>
        {!isAnywhere(draft) && (
          <ol className="divide-y divide-solid-gray-200">
            {draft.wishes.map((wish, index) => (
              <WishSummary key={wish.key} draft={draft} wish={wish} rank={index + 1} />
            ))}
          </ol>
        )}
        <FreedomSummary draft={draft} />
        <p className="mt-2 text-sm text-solid-gray-700">{common.contractLong}</p>
      </Section>
      <PeopleSummary draft={draft} onGo={onGo} />
      <Section title={words.steps.days} step="days" onGo={onGo}>
        <DaysSummary draft={draft} />
      </Section>
      <Consents draft={draft} change={change} errors={errors} />
      <p>{draft.pooled ? words.afterSubmitPooled : words.afterSubmit}</p>
    </div>
  );
}

function Section({
  title,
  step,
  onGo,
  children,
}: {
  title: string;
  step: Step;
  onGo: (step: Step) => void;
  children: ReactNode;
}) {
  const words = useWords();
  return (
    <Panel
      title={title}
      actions={
        <Button look="text" size="small" className="-me-3" onClick={() => onGo(step)}>
          {words.change(title)}
        </Button>
      }
    >
      {children}
    </Panel>
  );
}

function WishSummary({ draft, wish, rank }: { draft: Draft; wish: WishDraft; rank: number }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const { places, offers } = usePlaces(wish);
  const { startsOn, endsOn } = wish;
  const price = places.length > 0 ? wishPrice(draft, wish, offers) : null;
  const units = (of: ChosenPlace) =>
    chosenUnits(wish).flatMap(([id, quantity]) => {
      const offer = of.offers.find((each) => each.id === id);
      return offer ? [common.items(offer.name, quantity)] : [];
    });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 py-2">
      <div>
        <p className="font-bold">{`${words.wish(rank)}　${places[0]?.name ?? common.noPlace}`}</p>
        <p>
          {startsOn === "" || endsOn === ""
            ? common.noDates
            : `${dateRange(startsOn, endsOn, locale)}　${stayLength(startsOn, endsOn, locale)}`}
        </p>
        {places.map((of, index) => (
          <p key={of.name} className="text-sm text-solid-gray-700">
            {index > 0 && <strong className="block">{common.along(of.name)}</strong>}
            {units(of).join(common.comma)}
          </p>
        ))}
      </div>
      {price !== null && (
        <p className="sm:text-end">
          <span className="block text-sm text-solid-gray-700">{common.estimate}</span>
          <strong>{yenWithTax(price, locale)}</strong>
        </p>
      )}
    </li>
  );
}

function FreedomSummary({ draft }: { draft: Draft }) {
  const { locale } = useLocale();
  const common = useBookingWords();
  const { places, startsOn, endsOn, flexibleDays } = freedomOf(draft);
  return (
    <>
      {places === "any" && (
        <p className="font-bold">
          {startsOn === "" || endsOn === ""
            ? common.noDates
            : `${dateRange(startsOn, endsOn, locale)}　${stayLength(startsOn, endsOn, locale)}`}
        </p>
      )}
      <FreedomLines anywhere={places !== "wished"} wished={places !== "any"} flexibleDays={flexibleDays} />
    </>
  );
}

function PeopleSummary({ draft, onGo }: { draft: Draft; onGo: (step: Step) => void }) {
  const words = useWords();
  const page = usePageWords();
  const common = useBookingWords();
  const purposes: Record<string, string> = common.purposes;
  const lines: [string, string][] = [
    [words.party, page.partyLine(count(draft.party), count(draft.children), count(draft.companions))],
    [words.arrival, draft.arrivalTime],
    [words.purpose, [purposes[draft.purpose] ?? "", draft.purposeNote].filter((text) => text !== "").join("\n")],
    [words.criteria, draft.criteria.filter((text) => text.trim() !== "").join("\n")],
    [words.needs, draft.needs],
    [words.considerations, draft.considerations],
  ];
  const items = lines
    .filter(([, text]) => text.trim() !== "")
    .map(([term, text]) => ({ term, value: <span className="whitespace-pre-line">{text}</span> }));
  return (
    <Section title={words.steps.people} step="people" onGo={onGo}>
      <DescriptionList items={items} />
    </Section>
  );
}

function DaysSummary({ draft }: { draft: Draft }) {
  const words = useWords();
  const planned = stayDays(draft).filter((day) => dayOf(draft, day).basis !== "").length;
  return <p>{planned === 0 ? words.planNone : words.planCount(planned)}</p>;
}

function count(text: string): number {
  return whole(text) ?? 0;
}

const CONSENTS = [...NEEDED_CONSENTS, "photo"] as const;

function Consents({ draft, change, errors }: Pick<StepProps, "draft" | "change" | "errors">) {
  const words = useWords();
  const { status } = useSession();
  if (status === "visitor") return null;
  const toggle = (kind: Consent, on: boolean) =>
    change({ ...draft, consents: on ? [...draft.consents, kind] : draft.consents.filter((each) => each !== kind) });
  return (
    <Panel title={words.consentsTitle}>
      <div id={fieldId("consents")} tabIndex={-1} className="flex flex-col gap-1">
        {CONSENTS.map((kind) => (
          <Check
            key={kind}
            id={fieldId(`consents.${kind}`)}
            label={words.consents[kind]}
            required={kind !== "photo"}
            checked={draft.consents.includes(kind)}
            error={errors.find(({ field }) => field === `consents.${kind}`)?.message}
            onChange={(on) => toggle(kind, on)}
          />
        ))}
      </div>
      <Link href={paths.privacy()} target="_blank" className="link inline-flex min-h-11 items-center">
        {words.privacyLink}
      </Link>
    </Panel>
  );
}
