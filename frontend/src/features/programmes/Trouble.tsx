import { asProblem } from "@/api/problem";
import { Trouble as Banner } from "@/ui/Trouble";
import { useWords } from "./words";

export function Trouble({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const { list: words } = useWords();
  return <Banner title={words.failed} problem={asProblem(failure)} onRetry={onRetry} />;
}
