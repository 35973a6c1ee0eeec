import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { useFragmentToken } from "@/lib/route";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

/** Opening the link changes nothing: scanners of mail open links too. The press does. */
export default function RegisterConfirmPage() {
  const all = useWords();
  const words = all.registerConfirm;
  const token = useFragmentToken();
  const confirm = useMutation({
    mutationFn: async () => {
      const { error, response } = await api.POST("/api/registrations/confirm", { body: { token } });
      if (!response.ok) throw error;
    },
  });
  const again = <LinkButton href={paths.register()}>{words.again}</LinkButton>;
  if (confirm.isSuccess) {
    return (
      <div className="mx-auto max-w-2xl">
        <PageTitle title={words.doneTitle} part="done" />
        <p className="mb-6">{words.doneText}</p>
        <LinkButton href={paths.signIn()}>{all.toSignIn}</LinkButton>
      </div>
    );
  }
  const problem = confirm.isError ? asProblem(confirm.error) : null;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageTitle title={words.title} />
      {token === "" && <NotificationBanner tone="warning" title={words.missing} />}
      {problem && (
        <NotificationBanner tone="error" title={problem.title} actions={again}>
          {problem.detail}
        </NotificationBanner>
      )}
      <p>{words.text}</p>
      <Button
        size="large"
        className="self-start"
        disabled={token === ""}
        busy={confirm.isPending}
        onClick={() => confirm.mutate()}
      >
        {words.submit}
      </Button>
    </div>
  );
}
