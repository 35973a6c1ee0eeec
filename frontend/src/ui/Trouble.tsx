import { Button } from "./Button";
import { NotificationBanner } from "./NotificationBanner";
import { useWords } from "./words";

/** What failed to load, in the server's words, with the way to try again. */
export function Trouble({
  title,
  problem,
  onRetry,
}: {
  title: string;
  problem: { title: string; detail?: string | null };
  onRetry: () => void;
}) {
  const words = useWords();
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
