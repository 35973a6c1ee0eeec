import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useLeave } from "./useLeave";
import { useWords } from "./words";

export function SignOutEverywhere() {
  const { account: words } = useWords();
  const leave = useLeave();
  const everywhere = useMutation({
    mutationFn: async () => {
      const { error, response } = await api.DELETE("/api/sessions");
      if (!response.ok) throw error;
    },
    onSuccess: leave,
  });
  const problem = everywhere.isError ? asProblem(everywhere.error) : null;
  return (
    <div className="flex flex-col gap-4">
      {problem && (
        <NotificationBanner tone="error" title={problem.title}>
          {problem.detail}
        </NotificationBanner>
      )}
      <p>{words.sessionsText}</p>
      <Button look="line" className="self-start" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
        {words.everywhere}
      </Button>
    </div>
  );
}
