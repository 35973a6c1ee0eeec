import { ConfirmDialog } from "@/ui/Dialog";
import type { Round, Run } from "../wire";
import { useWords } from "./words";

/** What applying does, with its numbers, before it can't be taken back. */
export function ApplyDialog({
  round,
  run,
  onClose,
  onConfirm,
}: {
  round: Round;
  run: Run;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const { dialog: words } = useWords();
  const { placed = 0, unplaced = 0 } = run.summary ?? {};
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.title(run.number)}
      consequences={[
        round.call.hosts_agreed ? words.placedConfirmed(placed) : words.placedToHosts(placed),
        words.unplaced(unplaced),
        words.checked,
        words.mails,
        words.final,
      ]}
      confirmLabel={words.submit}
      onConfirm={onConfirm}
    />
  );
}
