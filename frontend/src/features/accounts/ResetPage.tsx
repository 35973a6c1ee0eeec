import { useState } from "react";
import { api } from "@/api/client";
import { useForm } from "@/lib/form";
import { useFragmentToken } from "@/lib/route";
import { normalise } from "@/lib/text";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { TextInput } from "@/ui/TextInput";
import { checks } from "./checks";
import { PasswordInput } from "./PasswordInput";
import { Refusal } from "@/ui/Refusal";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

/** Without a token it asks for the mail; with the mail's token it asks for the new password. */
export default function ResetPage() {
  const token = useFragmentToken();
  return <div className="mx-auto max-w-xl">{token === "" ? <AskForMail /> : <NewPassword token={token} />}</div>;
}

function AskForMail() {
  const words = useWords();
  const [sent, setSent] = useState(false);
  const form = useForm({ email: "" });
  const { busy, problem, submit } = useSubmit(form, {
    check: ({ email }) => checks(words.errors).email(email),
    send: ({ email }) => api.POST("/api/password-resets", { body: { email: normalise(email) } }),
    done: () => setSent(true),
  });
  // The same words whether the address is known or not.
  if (sent) {
    return (
      <>
        <PageTitle title={words.reset.sentTitle} part="sent" />
        <p className="mb-6">{words.reset.sentText}</p>
        <LinkButton href={paths.signIn()}>{words.toSignIn}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageTitle title={words.reset.title} lead={words.reset.lead} />
      <form noValidate onSubmit={submit} className="flex flex-col gap-6">
        <Refusal form={form} problem={problem} />
        <TextInput {...form.field("email")} label={words.email} required type="email" autoComplete="username" />
        <Button type="submit" size="large" busy={busy} className="self-start">
          {words.reset.submit}
        </Button>
      </form>
    </>
  );
}

function NewPassword({ token }: { token: string }) {
  const words = useWords();
  const [done, setDone] = useState(false);
  const form = useForm({ password: "" });
  const { busy, problem, submit } = useSubmit(form, {
    check: ({ password }) => checks(words.errors).newPassword(password),
    send: ({ password }) => api.POST("/api/password-resets/confirm", { body: { token, password } }),
    done: () => setDone(true),
  });
  if (done) {
    return (
      <>
        <PageTitle title={words.reset.doneTitle} part="done" />
        <p className="mb-6">{words.reset.doneText}</p>
        <LinkButton href={paths.signIn()}>{words.toSignIn}</LinkButton>
      </>
    );
  }
  return (
    <>
      <PageTitle title={words.reset.title} lead={words.reset.newLead} />
      <form noValidate onSubmit={submit} className="flex flex-col gap-6">
        <Refusal form={form} problem={problem} />
        <PasswordInput label={words.newPassword} field={form.field("password")} kind="new" />
        <Button type="submit" size="large" busy={busy} className="self-start">
          {words.reset.newSubmit}
        </Button>
        {problem && (
          <Link href={paths.reset()} className="link inline-flex min-h-11 items-center self-start">
            {words.reset.again}
          </Link>
        )}
      </form>
    </>
  );
}
