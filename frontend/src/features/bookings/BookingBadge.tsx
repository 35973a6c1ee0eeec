import { StatusBadge } from "@/ui/StatusBadge";
import { toneOf } from "./states";
import type { BookingRow } from "./wire";
import { useWords } from "./words";

export function BookingBadge({ booking }: { booking: Pick<BookingRow, "state" | "may"> }) {
  const words = useWords();
  return <StatusBadge tone={toneOf(booking)}>{words.states[booking.state]}</StatusBadge>;
}
