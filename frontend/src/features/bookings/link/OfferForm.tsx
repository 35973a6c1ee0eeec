import { useLocale } from "@/lib/locale";
import { yenWithTax } from "@/lib/money";
import { Button } from "@/ui/Button";
import type { LinkAct } from "./useLink";
import { useWords } from "./words";

type OfferProps = { totalYen: number; busy: boolean; onAct: (act: LinkAct) => void };

/** Two answers, and what each of them means, before either is pressed. */
export function OfferForm({ totalYen, busy, onAct }: OfferProps) {
  const words = useWords();
  const { locale } = useLocale();
  return (
    <div className="flex flex-col gap-4">
      <ul className="list-disc ps-6">
        {words.offerMeans(yenWithTax(totalYen, locale)).map((sentence) => (
          <li key={sentence} className="py-1">
            {sentence}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button size="large" busy={busy} onClick={() => onAct({ do: "take" })}>
          {words.take}
        </Button>
        <Button size="large" look="line" busy={busy} onClick={() => onAct({ do: "leave" })}>
          {words.leave}
        </Button>
      </div>
    </div>
  );
}
