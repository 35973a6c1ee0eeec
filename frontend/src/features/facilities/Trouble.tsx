import { asProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { usePageWords } from "./page/words";

/** What failed to load, in the server's words, with the way to try again. */
export function Trouble({ failure, title, onRetry }: { failure: unknown; title: string; onRetry: () => void }) {
  const words = usePageWords();
  const problem = asProblem(failure);
  return (
    <NotificationBanner
      tone="error"
      title={title}
      actions={
        <Button look="line" icon="refresh" onClick={onRetry}>
          {words.retry}
        </Button>
      }
    >
      {problem.detail ?? problem.title}
    </NotificationBanner>
  );
}
