import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import { useWords } from "../words";
import type { Member } from "./belonging";
import { useRefresh } from "./useRefresh";
import { useMemberWords } from "./words";

export function EndMembership({ member, onClose }: { member: Member; onClose: () => void }) {
  const { end: words } = useMemberWords();
  const { roles } = useWords();
  const toast = useToast();
  const refresh = useRefresh();
  const end = query.useMutation("delete", "/api/memberships/{id}", {
    onSuccess: () => {
      toast(words.done);
      onClose();
    },
    onSettled: refresh,
  });
  const problem = end.error ? asProblem(end.error) : null;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.title}
      consequences={words.consequences}
      confirmLabel={words.confirm}
      look="danger"
      busy={end.isPending}
      onConfirm={() => end.mutate({ params: { path: { id: member.id } } })}
    >
      <p className="rounded-8 bg-solid-gray-50 p-3 font-bold">{words.who(member.name, roles[member.role])}</p>
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
