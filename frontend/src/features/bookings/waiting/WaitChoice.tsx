import { Check } from "@/ui/choices";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import type { Booking } from "../wire";
import { useChoice } from "./useWaiting";
import { useWords } from "./words";

/** Before it is decided: whether to wait when no wish is left. */
export function WaitChoice({ booking }: { booking: Booking }) {
  const words = useWords();
  const toast = useToast();
  const choice = useChoice(booking);
  if (!booking.may.includes("waiting.choose") || booking.state === "waiting") return null;
  const change = (wait: boolean) => choice.mutate(wait, { onSuccess: () => toast(words.choiceSaved) });
  return (
    <div className="panel px-4 py-3 md:px-5" data-screen-only>
      <Check
        label={words.choice}
        support={words.choiceSupport}
        checked={choice.isPending ? choice.variables : booking.wait_if_full}
        onChange={change}
      />
      {choice.error && <NotificationBanner tone="error" title={choice.error.title} />}
    </div>
  );
}
