import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { ifMatch } from "@/api/writes";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import type { Organisation } from "./belonging";
import { useRefresh } from "./useRefresh";
import { useMemberWords } from "./words";

/** Shows what the office knows of a company before it lets the company act. */
export function Activation({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const { activate: words } = useMemberWords();
  const toast = useToast();
  const refresh = useRefresh();
  const activate = query.useMutation("post", "/api/organisations/{id}/activate", {
    onSuccess: () => {
      toast(words.done);
      onClose();
    },
    onSettled: refresh,
  });
  const problem = activate.error ? asProblem(activate.error) : null;
  const { id, name, address, corporate_number: number, version } = organisation;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.title}
      consequences={words.consequences}
      confirmLabel={words.confirm}
      busy={activate.isPending}
      onConfirm={() => activate.mutate({ params: { path: { id }, header: ifMatch(version) } })}
    >
      <div className="rounded-8 bg-solid-gray-50 p-3">
        <p className="font-bold">{name}</p>
        {number && <p>{words.number(number)}</p>}
        {address !== "" && <p>{address}</p>}
      </div>
      {problem && (
        <div className="mt-4">
          <NotificationBanner tone="error" title={problem.title}>
            {problem.detail}
          </NotificationBanner>
        </div>
      )}
    </ConfirmDialog>
  );
}
