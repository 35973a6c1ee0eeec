import { api } from "@/api/client";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { begin } from "@/api/session";
import { useForm } from "@/lib/form";
import { useFragmentToken } from "@/lib/route";
import { normalisePhone, toKatakana, trimSpaces } from "@/lib/text";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { checks } from "./checks";
import { homeOf } from "./home";
import { PasswordInput } from "./PasswordInput";
import { Refusal } from "@/ui/Refusal";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

export default function InvitationPage() {
  const { invitation: words } = useWords();
  const token = useFragmentToken();
  const invitation = query.useQuery(
    "post",
    "/api/member-invitations/view",
    { body: { token } },
    { enabled: token !== "" },
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle title={words.title} />
      {token === "" && <NotificationBanner tone="warning" title={words.missing} />}
      {token !== "" && invitation.isPending && <Skeleton />}
      {invitation.isError && (
        <NotificationBanner
          tone="error"
          title={words.failed}
          actions={
            <LinkButton look="line" href={paths.help()}>
              {words.help}
            </LinkButton>
          }
        >
          {words.failedText}
        </NotificationBanner>
      )}
      {invitation.data && <Acceptance token={token} invitation={invitation.data} />}
    </div>
  );
}

function Acceptance({ token, invitation }: { token: string; invitation: components["schemas"]["InvitationView"] }) {
  const words = useWords();
  const { go } = useNavigation();
  const toast = useToast();
  const check = checks(words.errors);
  const form = useForm({ name: invitation.name ?? "", name_kana: "", phone: "", password: "" });
  const { busy, problem, submit } = useSubmit(form, {
    check: ({ name, name_kana, phone, password }) => [
      ...check.filled(name, "name", words.errors.name),
      ...check.kana(name_kana, "name_kana"),
      ...(phone === "" ? [] : check.phone(phone)),
      ...check.newPassword(password),
    ],
    send: ({ name, name_kana, phone, password }) =>
      api.POST("/api/member-invitations/accept", {
        body: {
          token,
          name: trimSpaces(name),
          name_kana: toKatakana(name_kana),
          phone: phone === "" ? null : normalisePhone(phone),
          password,
        },
      }),
    done: (signedIn) => {
      if (!signedIn) return;
      begin(signedIn);
      toast(words.invitation.doneToast);
      go(homeOf(signedIn.me.roles));
    },
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <p className="text-lg">{words.invitation.lead(invitation.organisation, words.roles[invitation.role])}</p>
      <Refusal form={form} problem={problem} />
      <TextInput id="invited-email" label={words.email} value={invitation.email} onChange={() => {}} readOnly />
      <TextInput {...form.field("name")} label={words.name} required autoComplete="name" />
      <TextInput {...form.field("name_kana")} label={words.nameKana} support={words.kanaSupport} required />
      <TextInput
        {...form.field("phone")}
        label={words.phone}
        support={words.phoneSupport}
        optional
        type="tel"
        autoComplete="tel"
        width="medium"
      />
      <PasswordInput label={words.password} field={form.field("password")} kind="new" />
      <p className="text-sm text-solid-gray-700">{words.invitation.existing}</p>
      <Button type="submit" size="large" busy={busy} className="self-start">
        {words.invitation.submit}
      </Button>
    </form>
  );
}
