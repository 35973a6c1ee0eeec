import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { Panel } from "@/ui/Panel";
import { ItemLine } from "./ItemLine";
import type { Case, Readiness, ReadinessItem } from "./wire";
import { useReadinessWords } from "./words";

/** What is missing, what weighs most first, each with what to do and who near by has done it. */
export function GapPanel({
  readiness,
  onAnswer,
}: {
  readiness: Readiness;
  onAnswer: ((item: ReadinessItem) => void) | null;
}) {
  const { gaps: words } = useReadinessWords();
  const { locale } = useLocale();
  const gaps = readiness.items
    .filter(({ gap }) => gap)
    .sort((one, other) => Number(other.required) - Number(one.required) || other.weight - one.weight);
  return (
    <Panel title={words.title}>
      {gaps.length === 0 && <p>{words.none}</p>}
      <ul className="divide-y divide-solid-gray-200">
        {gaps.map((item) => (
          <li key={item.code} className="py-4 first:pt-0">
            <ItemLine item={item} facilityId={readiness.facility_id} onAnswer={onAnswer}>
              <p>
                <strong className="me-2">{words.todo}</strong>
                {said(item.todo, locale)}
                <span className="ms-2 text-sm whitespace-nowrap text-solid-gray-700">{words.weight(item.weight)}</span>
              </p>
              {item.neighbours.n > 0 && <Neighbours item={item} />}
            </ItemLine>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Neighbours({ item }: { item: ReadinessItem }) {
  const { gaps: words } = useReadinessWords();
  return (
    <div className="rounded-8 bg-solid-gray-50 px-3 py-2 text-sm">
      <p className="font-bold">{words.neighbours(item.neighbours.n)}</p>
      <ul className="list-disc ps-5">
        {item.neighbours.cases.map((one) => (
          <li key={one.facility_id}>
            <NeighbourCase one={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NeighbourCase({ one }: { one: Case }) {
  const { gaps: words } = useReadinessWords();
  const { locale } = useLocale();
  const how = [
    ...(one.before && one.after ? [words.lines(String(one.before.up_mbps), String(one.after.up_mbps))] : []),
    ...(one.remedy === "" ? [] : [one.remedy]),
  ];
  return (
    <>
      <Link href={paths.facility(one.facility_id)} className="link">
        {said(one.name, locale)}
      </Link>
      {words.neighbour(said(one.municipality, locale))}
      <span className="block">{how.length === 0 ? words.noWords : how.join("　")}</span>
      <span className="block text-solid-gray-700">
        {words.span(longDate(one.opened_on, locale), longDate(one.closed_on, locale))}
      </span>
    </>
  );
}
