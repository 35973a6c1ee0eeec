import { useState } from "react";
import { Button } from "@/ui/Button";
import { useToday } from "../useNow";
import { ActionDialog, type Actable } from "./ActionDialog";
import { ACTS, actWords, open, type Verb } from "./acts";
import { useWords } from "./words";

/** The buttons that `may` allows. Each opens a dialog that says what follows; nothing happens at the first press. */
export function ActionBar({ booking, guest = false }: { booking: Actable; guest?: boolean }) {
  const words = useWords();
  const [asked, setAsked] = useState<Verb | null>(null);
  const today = useToday();
  const { decide, leave } = open(booking.may.filter((verb) => !isAhead(verb, booking, today)));
  if (decide.length + leave.length === 0) return null;
  const label = (verb: Verb) =>
    guest && (verb === "booking.check_in" || verb === "booking.check_out")
      ? words.guestLabels[verb]
      : actWords(words, verb, booking).label;
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
        <div className="-ms-4 flex flex-wrap gap-x-2">
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

/** `may` names what the state allows; nobody arrives, or fails to, before the first day. */
function isAhead(verb: string, { starts_on }: Actable, today: string): boolean {
  return (verb === "booking.check_in" || verb === "booking.no_show") && (starts_on ?? "") > today;
}
