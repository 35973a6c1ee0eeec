import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Panel } from "@/ui/Panel";
import { Timeline, type TimelineStep } from "@/ui/Timeline";
import { hasEnded } from "../states";
import type { Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

const LOOKS: Record<string, TimelineStep["state"]> = { done: "done", now: "now", next: "ahead" };

/** The stations; an application that ended early stops where it stopped, and says how. */
export function Way({ booking }: { booking: Booking }) {
  const words = useWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const steps: TimelineStep[] = booking.timeline
    .filter(({ phase }) => phase in LOOKS)
    .map(({ state, phase, reached_at }) => ({
      key: state,
      title: common.stations[state] ?? common.states[state],
      state: LOOKS[phase] ?? "ahead",
      ...(reached_at && { meta: moment(reached_at, locale) }),
      ...(phase === "now" && booking.state !== state && { children: <p>{common.states[booking.state]}</p> }),
    }));
  if (hasEnded(booking.state) && booking.state !== "completed") {
    const last = booking.history.findLast(({ to_state }) => to_state === booking.state);
    const title = words.stoppedAt(common.states[booking.state]);
    steps.push({ key: "end", title, state: "stopped", ...(last && { meta: moment(last.happened_at, locale) }) });
  }
  return (
    <Panel title={words.way}>
      <Timeline steps={steps} />
    </Panel>
  );
}
