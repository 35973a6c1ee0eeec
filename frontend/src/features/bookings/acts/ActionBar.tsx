import { useState } from "react";
import { Button } from "@/ui/Button";
import { ActionDialog, type Actable } from "./ActionDialog";
import { ACTS, open, type Verb } from "./acts";
import { useWords } from "./words";

/** The buttons that `may` allows. Each opens a dialog that says what follows; nothing happens at the first press. */
export function ActionBar({ booking, guest = false }: { booking: Actable; guest?: boolean }) {
  const words = useWords();
  const [asked, setAsked] = useState<Verb | null>(null);
  const { decide, leave } = open(booking.may);
  if (decide.length + leave.length === 0) return null;
  const label = (verb: Verb) =>
    guest && (verb === "booking.check_in" || verb === "booking.check_out")
      ? words.guestLabels[verb]
      : words.acts[verb].label;
  return (
    <div role="group" aria-label={words.bar} data-screen-only className="flex flex-col gap-3">
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {decide.map((verb) => (
          <Button key={verb} look={ACTS[verb].look} onClick={() => setAsked(verb)}>
            {label(verb)}
          </Button>
        ))}
      </div>
      {leave.length > 0 && (
        <div className="flex flex-wrap gap-x-2">
          {leave.map((verb) => (
            <Button key={verb} look="text" onClick={() => setAsked(verb)}>
              {label(verb)}
            </Button>
          ))}
        </div>
      )}
      {asked !== null && <ActionDialog booking={booking} verb={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
