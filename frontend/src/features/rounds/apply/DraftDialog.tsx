import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { Dialog } from "@/ui/Dialog";
import { DescriptionList } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import type { Draft } from "../wire";
import { useWords as useRoundWords } from "../words";
import { useWords } from "./words";

/** A drafted mail as its reader will get it. */
export function DraftDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { drafts: words } = useWords();
  const { failed } = useRoundWords();
  const asked = query.useQuery("get", "/api/drafts/{id}", { params: { path: { id: draft.id } } });
  return (
    <Dialog open wide onClose={onClose} title={draft.subject}>
      <DescriptionList items={[{ term: words.recipient, value: words.to(draft.to_name, draft.to) }]} />
      {asked.error && <Trouble title={failed} problem={asProblem(asked.error)} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton rows={2} height="h-24" />}
      {asked.data && (
        <p lang={draft.locale} className="mt-3 rounded-8 bg-solid-gray-50 p-4 whitespace-pre-wrap">
          {asked.data.body}
        </p>
      )}
    </Dialog>
  );
}
