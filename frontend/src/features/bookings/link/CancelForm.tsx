import { useState } from "react";
import { useLocale } from "@/lib/locale";
import { yenWithTax } from "@/lib/money";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/choices";
import type { LinkAct } from "./useLink";
import { useWords } from "./words";

/** The fee is said and agreed to before the button does anything; the server refuses another amount. */
export function CancelForm({ feeYen, busy, onAct }: { feeYen: number; busy: boolean; onAct: (act: LinkAct) => void }) {
  const words = useWords();
  const { locale } = useLocale();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const fee = yenWithTax(feeYen, locale);
  const owed = feeYen > 0;
  const press = () => {
    setMissing(owed && !agreed);
    if (!owed || agreed) onAct({ do: "cancel", agreedFeeYen: feeYen });
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lg">{owed ? words.fee(fee) : words.noFee}</p>
      <p>{words.cannotUndo}</p>
      {owed && (
        <Check
          label={words.agree(fee)}
          required
          checked={agreed}
          onChange={setAgreed}
          error={missing && !agreed ? words.agreeMissing : undefined}
        />
      )}
      <Button size="large" look="danger" busy={busy} onClick={press} className="self-start">
        {words.cancel}
      </Button>
    </div>
  );
}
