import { useState } from "react";
import { dateRange, moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/choices";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { remedyOf } from "../apply/remedy";
import type { ChangePreview } from "../wire";
import { Diff } from "./Diff";
import { useWords } from "./words";

type Props = {
  preview: ChangePreview;
  confirmed: boolean;
  busy: boolean;
  onDates: (startsOn: string, endsOn: string) => void;
  onSend: (agreedFeeYen: number) => void;
};

/** Before and after, who decides until when, and what it costs: all of it before anything is sent. */
export function Compared({ preview, confirmed, busy, onDates, onSend }: Props) {
  const words = useWords();
  const { locale } = useLocale();
  const { lines, steps, violations, is_free: isFree, fee_yen: fee } = preview;
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const owed = fee > 0;
  const sendable = lines.length > 0 && violations.length === 0 && isFree;
  const send = () => {
    setTried(true);
    if (!owed || agreed) onSend(fee);
  };
  return (
    <Panel title={words.compareTitle}>
      <div className="flex flex-col gap-4" role="status">
        <Diff lines={lines} caption={words.compareTitle} />
        {lines.length > 0 && <Way preview={preview} confirmed={confirmed} />}
        {preview.before_yen !== preview.after_yen && (
          <p>{words.price(yen(preview.before_yen, locale), yen(preview.after_yen, locale))}</p>
        )}
        {confirmed && owed && <p className="font-bold">{words.fee(yen(fee, locale), preview.fee_percent)}</p>}
        {confirmed && !owed && preview.after_yen < preview.before_yen && <p>{words.feeFree}</p>}
        {violations.length > 0 && (
          <NotificationBanner tone="error" title={words.violations}>
            <ul className="list-disc ps-5">
              {violations.map(({ field, message }) => (
                <li key={`${field} ${message}`}>{message}</li>
              ))}
            </ul>
          </NotificationBanner>
        )}
        {!isFree && <NotFree preview={preview} onDates={onDates} />}
      </div>
      {sendable && (
        <div className="mt-4 flex flex-col gap-4">
          {owed && (
            <Check
              label={words.agree(yen(fee, locale))}
              required
              checked={agreed}
              onChange={setAgreed}
              error={tried && !agreed ? words.agreeMissing : undefined}
            />
          )}
          <Button size="large" busy={busy} onClick={send} className="sm:self-start">
            {confirmed && steps.length > 0 ? words.send.confirmed : words.send.atOnce}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Way({ preview, confirmed }: { preview: ChangePreview; confirmed: boolean }) {
  const words = useWords();
  const { locale } = useLocale();
  const names = preview.steps.map((step) => words.steps[step]).join(` ${words.arrow} `);
  if (names === "") return <p>{words.wayNone}</p>;
  return (
    <div>
      <p>{words.way(names)}</p>
      {preview.until && <p className="font-bold">{words.until(moment(preview.until, locale))}</p>}
      {preview.until && confirmed && <p className="text-sm text-solid-gray-700">{words.untilText}</p>}
    </div>
  );
}

function NotFree({ preview, onDates }: Pick<Props, "preview" | "onDates">) {
  const words = useWords();
  const { locale } = useLocale();
  const { dates } = remedyOf({ code: "", title: "", status: 409, remedy: preview.remedy } as never);
  return (
    <NotificationBanner tone="warning" title={words.full}>
      <p>{dates.length > 0 ? words.fullText : words.fullNone}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {dates.map(({ starts_on, ends_on }) => (
          <li key={starts_on}>
            <Button look="line" size="small" onClick={() => onDates(starts_on, ends_on)}>
              {words.takeDates(dateRange(starts_on, ends_on, locale))}
            </Button>
          </li>
        ))}
      </ul>
    </NotificationBanner>
  );
}
