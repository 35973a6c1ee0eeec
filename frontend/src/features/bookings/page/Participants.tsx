import { useState } from "react";
import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import type { Booking } from "../wire";
import { NamingForm } from "./NamingForm";
import { useWords } from "./words";

/** Who comes; whoever may name them does it in place. */
export function Participants({ booking }: { booking: Booking }) {
  const words = useWords();
  const { locale } = useLocale();
  const [naming, setNaming] = useState(false);
  const mayName = booking.may.includes("participants.name");
  const { participants, names_due_on: due } = booking;
  if (!mayName && participants.length === 0) return null;
  return (
    <Panel title={words.participants}>
      {mayName && due && <p className="mb-2 text-sm">{words.namesDue(shortDate(due, locale))}</p>}
      {naming ? (
        <NamingForm booking={booking} onClose={() => setNaming(false)} />
      ) : (
        <>
          {participants.length === 0 ? <p>{words.participantsNone}</p> : <Named participants={participants} />}
          {mayName && (
            <Button look="line" className="mt-3" icon="people" onClick={() => setNaming(true)}>
              {participants.length === 0 ? words.nameThem : words.changeThem}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

function Named({ participants }: Pick<Booking, "participants">) {
  return (
    <ul className="divide-y divide-solid-gray-200">
      {participants.map(({ name, name_kana, email }) => (
        <li key={`${name} ${email ?? ""}`} className="flex flex-wrap gap-x-4 py-2">
          <span className="font-bold">{name}</span>
          {name_kana !== "" && <span className="text-solid-gray-700">{name_kana}</span>}
          {email && <span>{email}</span>}
        </li>
      ))}
    </ul>
  );
}
