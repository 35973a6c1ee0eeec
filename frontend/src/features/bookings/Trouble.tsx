import { asProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useWords } from "./words";

/** What failed to load, in the server's words, with the way to try again. */
export function Trouble({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const words = useWords();
  const problem = asProblem(failure);
  return (
    <NotificationBanner
      tone="error"
      title={words.loadFailed}
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
