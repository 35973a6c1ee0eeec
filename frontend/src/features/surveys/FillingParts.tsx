import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { Keeping } from "./keeper";
import type { Filled } from "./useFilling";
import { useWords } from "./words";

/** The whole was refused, not a field of it; what was answered is kept. */
export function Failed({ filling }: { filling: Filled }) {
  const { form } = useWords();
  const { failure } = filling;
  if (failure === null || filling.refused.length > 0) return null;
  return (
    <NotificationBanner tone="error" title={form.failed.title}>
      {failure.status >= 400 && failure.status < 500 ? (failure.detail ?? failure.title) : form.failed.text}
    </NotificationBanner>
  );
}

/** How far one is, and where the answers are kept. */
export function Progress({ now, all, keeping }: { now: number; all: number; keeping: Keeping }) {
  const { form } = useWords();
  return (
    <div className="mb-6">
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span>{form.page(now, all)}</span>
        <span role="status" className="flex items-center gap-1 text-solid-gray-700">
          {keeping === "saved" && <Icon name="check" size={16} className="text-success-2" />}
          {(keeping === "offline" || keeping === "ended") && (
            <Icon name="warning" size={16} className="text-warning-orange-2" />
          )}
          {form.keeping[keeping]}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={form.progress}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={now}
        aria-valuetext={form.page(now, all)}
        className="mt-1 h-2 overflow-hidden rounded-full bg-solid-gray-100"
      >
        <div className="h-full bg-key-900" style={{ width: `${(now / all) * 100}%` }} />
      </div>
    </div>
  );
}

export function Turning({ last, busy, onBack }: { last: boolean; busy: boolean; onBack?: () => void }) {
  const { form } = useWords();
  return (
    <div className="mt-8 flex flex-wrap-reverse gap-3">
      {onBack && (
        <Button look="line" size="large" icon="chevron-left" onClick={onBack}>
          {form.back}
        </Button>
      )}
      <Button type="submit" size="large" busy={busy} className="ms-auto min-w-40 max-sm:flex-1">
        {last ? form.submit : form.next}
      </Button>
    </div>
  );
}
