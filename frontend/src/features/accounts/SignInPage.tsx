import { api } from "@/api/client";
import { begin, type SignedIn } from "@/api/session";
import { useSettings } from "@/api/settings";
import { useForm } from "@/lib/form";
import { useAddress } from "@/lib/route";
import { normalise } from "@/lib/text";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { Link, useNavigation } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { TextInput } from "@/ui/TextInput";
import { checks } from "./checks";
import { DemoPeople } from "./DemoPeople";
import { homeOf, safeBack } from "./home";
import { PasswordInput } from "./PasswordInput";
import { Refusal } from "@/ui/Refusal";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

export default function SignInPage() {
  const words = useWords();
  const { search } = useAddress();
  const { go } = useNavigation();
  const back = safeBack(search.get("back"));
  const demo = useSettings()?.mode === "demo";
  const check = checks(words.errors);
  const form = useForm({ email: "", password: "" });
  const enter = (signedIn: SignedIn) => {
    begin(signedIn);
    go(back ?? homeOf(signedIn.me.roles));
  };
  const { busy, problem, submit } = useSubmit(form, {
    check: ({ email, password }) => [...check.email(email), ...check.password(password)],
    send: ({ email, password }) => api.POST("/api/sessions", { body: { email: normalise(email), password } }),
    done: (signedIn) => signedIn && enter(signedIn),
  });
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle title={words.signIn.title} lead={back === null ? undefined : words.signIn.back} />
      <form noValidate onSubmit={submit} className="flex flex-col gap-6">
        <Refusal form={form} problem={problem} />
        <TextInput {...form.field("email")} label={words.email} required type="email" autoComplete="username" />
        <PasswordInput label={words.password} field={form.field("password")} kind="current" />
        <Button type="submit" size="large" busy={busy} wide>
          {words.signIn.submit}
        </Button>
        <Link href={paths.reset()} className="link inline-flex min-h-11 items-center self-start">
          {words.signIn.forgot}
        </Link>
      </form>
      <section aria-labelledby="new-here" className="mt-6 border-t border-solid-gray-200 pt-6">
        <h2 id="new-here" className="mb-3 text-lg">
          {words.signIn.newHere}
        </h2>
        <LinkButton href={paths.register()} look="line">
          {words.signIn.register}
        </LinkButton>
        <p className="mt-3 text-sm text-solid-gray-700">{words.signIn.invited}</p>
      </section>
      {demo && <DemoPeople onSignedIn={enter} />}
    </div>
  );
}
