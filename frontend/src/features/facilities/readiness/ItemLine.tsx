import type { ReactNode } from "react";
import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { Tag } from "@/ui/Tag";
import { StatusMark } from "./StatusMark";
import type { ReadinessItem } from "./wire";
import { useReadinessWords } from "./words";

/** One item: where it stands, since when and until when, on what it rests, and the way to change it. */
export function ItemLine({
  item,
  facilityId,
  onAnswer,
  children,
}: {
  item: ReadinessItem;
  facilityId: string;
  onAnswer: ((item: ReadinessItem) => void) | null;
  /** What to know before one acts. */
  children?: ReactNode;
}) {
  const words = useReadinessWords();
  const { locale } = useLocale();
  const name = said(item.name, locale);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <StatusMark status={item.status} />
        <Tag>{item.required ? words.level.required : words.level.recommended}</Tag>
        <strong>{name}</strong>
      </p>
      <Proof item={item} />
      {item.answer && <Answered answer={item.answer} />}
      {children}
      {onAnswer !== null && (
        <p className="flex flex-wrap gap-3 pt-1">
          {!item.by_fact && (
            <Button look="line" size="small" onClick={() => onAnswer(item)} aria-label={words.item.answerOf(name)}>
              {item.answer ? words.item.again : words.item.answer}
            </Button>
          )}
          {item.by_fact && item.gap && <Source item={item} facilityId={facilityId} />}
          {item.by_fact && item.gap && item.may_not_apply && (
            <Button look="text" size="small" onClick={() => onAnswer(item)} aria-label={words.item.excuseOf(name)}>
              {words.item.excuse}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function Proof({ item }: { item: ReadinessItem }) {
  const words = useReadinessWords();
  const { locale } = useLocale();
  const { on, until, source, status } = item;
  if (source === "nothing") return null;
  const ended = status === "expired";
  const parts = [
    words.item.by(words.sources[source]),
    ...(on ? [words.item.on(longDate(on, locale))] : []),
    ...(until ? [(ended ? words.item.ended : words.item.until)(longDate(until, locale))] : []),
  ];
  return <p className="text-sm text-solid-gray-700">{parts.join("　")}</p>;
}

function Answered({ answer }: { answer: NonNullable<ReadinessItem["answer"]> }) {
  const words = useReadinessWords();
  return (
    <>
      {answer.evidence !== "" && <p className="text-sm whitespace-pre-line">{answer.evidence}</p>}
      {answer.remedy !== "" && (
        <p className="text-sm">
          {words.item.remedy}：{answer.remedy}
        </p>
      )}
      {answer.evidence_url !== "" && (
        <a href={answer.evidence_url} target="_blank" rel="noreferrer noopener" className="link text-sm">
          {words.item.evidencePage}
        </a>
      )}
    </>
  );
}

/** Where it is put right. */
function Source({ item, facilityId }: { item: ReadinessItem; facilityId: string }) {
  const { item: words } = useReadinessWords();
  const places = {
    line: { icon: "wifi", href: paths.facilityLine(facilityId), said: words.fromLine },
    photos: { icon: "plus", href: paths.facilityPhotos(facilityId), said: words.fromPhotos },
    listing: { icon: "pencil", href: paths.editFacility(facilityId), said: words.fromListing },
  } as const;
  const {
    icon,
    href,
    said: name,
  } = places[item.source === "line" || item.source === "photos" ? item.source : "listing"];
  return (
    <LinkButton look="line" size="small" icon={icon} href={href}>
      {name}
    </LinkButton>
  );
}
