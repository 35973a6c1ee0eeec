import { api } from "@/api/client";
import { isStale } from "@/api/problem";
import { replaceMe, type Me } from "@/api/session";
import { ifMatch } from "@/api/writes";
import { useForm } from "@/lib/form";
import { normalisePhone, toKatakana, trimSpaces } from "@/lib/text";
import { Button } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { checks } from "./checks";
import { Refusal } from "@/ui/Refusal";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

const LANGUAGES = [
  { value: "ja", label: "日本語" },
  { value: "en", label: "English" },
] as const;

export function ProfileForm({ me }: { me: Me }) {
  const words = useWords();
  const toast = useToast();
  const check = checks(words.errors);
  const form = useForm({ name: me.name, name_kana: me.name_kana ?? "", phone: me.phone ?? "", locale: me.locale });
  const { busy, problem, submit } = useSubmit(form, {
    check: ({ name, name_kana, phone }) => [
      ...check.filled(name, "name", words.errors.name),
      ...check.kana(name_kana, "name_kana"),
      ...(phone === "" ? [] : check.phone(phone)),
    ],
    send: async ({ name, name_kana, phone, locale }) => {
      const body = { name: trimSpaces(name), name_kana: toKatakana(name_kana), phone: normalisePhone(phone), locale };
      const answer = await api.PUT("/api/me", { params: { header: ifMatch(me.version) }, body });
      if (answer.response.status === 412) await loadAgain();
      return answer;
    },
    done: (changed) => {
      if (changed) replaceMe(changed);
      toast(words.account.saved);
    },
  });
  const { value: locale, ...language } = form.field("locale");
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      {problem && isStale(problem) ? (
        <NotificationBanner tone="warning" title={words.account.stale} />
      ) : (
        <Refusal form={form} problem={problem} />
      )}
      <TextInput id="account-email" label={words.email} value={me.email} onChange={() => {}} readOnly />
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
      <RadioGroup {...language} label={words.account.locale} value={locale} choices={LANGUAGES} inline />
      <Button type="submit" busy={busy} className="self-start">
        {words.account.save}
      </Button>
    </form>
  );
}

/** The next attempt stands on what the other page wrote; what is typed here stays in the form. */
async function loadAgain() {
  const { data } = await api.GET("/api/me");
  if (data) replaceMe(data);
}
