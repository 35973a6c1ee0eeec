import { asProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useWords } from "./words";

export function Trouble({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const { list: words } = useWords();
  const problem = asProblem(failure);
  return (
    <NotificationBanner
      tone="error"
      title={words.failed}
      actions={
        <Button look="line" icon="refresh" onClick={onRetry}>
          {words.again}
        </Button>
      }
    >
      {problem.detail ?? problem.title}
    </NotificationBanner>
  );
}
