import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm } from "@/lib/form";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Refusal } from "@/ui/Refusal";
import { Skeleton } from "@/ui/Skeleton";
import { useToast } from "@/ui/Toast";
import { useToken } from "./link/useLink";
import { useWords } from "./request/words";

/** Kept for this tab only, over the way to sign-in and back; it never stands in an address that a server sees. */
const KEPT = "workcation.claim";

/** Takes a request that was entered for oneself into one's own account. */
export default function ClaimPage() {
  const { claim: words } = useWords();
  const { status } = useSession();
  const fresh = useToken();
  const [token] = useState(() => fresh || (sessionStorage.getItem(KEPT) ?? ""));
  useEffect(() => {
    if (token !== "") sessionStorage.setItem(KEPT, token);
  }, [token]);
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle title={words.title} lead={words.lead} />
      {token === "" ? (
        <NotificationBanner tone="warning" title={words.missing}>
          {words.missingText}
        </NotificationBanner>
      ) : status === "unknown" ? (
        <Skeleton rows={2} />
      ) : status === "person" ? (
        <ClaimForm token={token} />
      ) : (
        <NotificationBanner
          tone="info"
          title={words.needsSignIn}
          actions={
            <>
              <LinkButton href={paths.signIn(paths.claim())}>{words.signIn}</LinkButton>
              <LinkButton look="line" href={paths.register()}>
                {words.register}
              </LinkButton>
            </>
          }
        />
      )}
    </div>
  );
}

function ClaimForm({ token }: { token: string }) {
  const { claim: words } = useWords();
  const asked = query.useQuery("get", "/api/me");
  const own = asked.data?.memberships.filter(({ role }) => role === "company_contact");
  if (!own) return <Skeleton rows={2} />;
  if (own.length === 0) {
    return (
      <NotificationBanner tone="warning" title={words.none}>
        {words.noneText}
      </NotificationBanner>
    );
  }
  return (
    <Claiming
      token={token}
      companies={own.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }))}
    />
  );
}

function Claiming({ token, companies }: { token: string; companies: readonly { value: string; label: string }[] }) {
  const { claim: words } = useWords();
  const toast = useToast();
  const { go } = useNavigation();
  const idempotency = useIdempotency();
  const form = useForm({ organisation_id: companies[0]?.value ?? "" });
  const { busy, problem, submit } = useSubmit(form, {
    check: () => [],
    send: ({ organisation_id }) => {
      const body = { token, organisation_id };
      return api.POST("/api/requests/claim", { headers: idempotency(body), body });
    },
    done: (answer) => {
      sessionStorage.removeItem(KEPT);
      toast(words.done);
      if (answer) go(paths.booking(answer.id));
    },
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <Refusal form={form} problem={problem} />
      <RadioGroup {...form.field("organisation_id")} label={words.organisation} required choices={companies} />
      <div>
        <Button type="submit" busy={busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
