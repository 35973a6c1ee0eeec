import { Icon } from "@/ui/Icon";
import type { Booking } from "../wire";
import { useWords as useBookingWords } from "../words";

type Free = { anywhere: boolean; wished: boolean; flexibleDays: number };

/** What an applicant would take beside the wishes, in sentences; none where nothing is. */
export function useFreedom({ anywhere, wished, flexibleDays }: Free): string[] {
  const { freedom } = useBookingWords();
  return [
    ...(anywhere ? [wished ? freedom.other : freedom.any] : []),
    ...(flexibleDays > 0 ? [freedom.days(flexibleDays)] : []),
  ];
}

/** A booking's own, as every page of it says them. */
export function freeOf({
  anywhere,
  wishes,
  flexible_days,
}: Pick<Booking, "anywhere" | "wishes" | "flexible_days">): Free {
  return { anywhere, wished: wishes.length > 0, flexibleDays: flexible_days };
}

export function FreedomLines(free: Free) {
  const lines = useFreedom(free);
  if (lines.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-1">
      {lines.map((line) => (
        <li key={line} className="flex gap-2">
          <Icon name="check" size={18} className="mt-1 shrink-0" />
          {line}
        </li>
      ))}
    </ul>
  );
}
