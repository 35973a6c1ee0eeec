import { useEffect, type ReactNode } from "react";
import type { FieldError, Form } from "@/lib/form";
import { useForm } from "@/lib/form";
import { useIndustries } from "@/lib/industries/words";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Check, Select } from "@/ui/choices";
import { Link } from "@/ui/navigation";
import { TextInput } from "@/ui/TextInput";
import { checks } from "./checks";
import { PasswordInput } from "./PasswordInput";
import { Refusal } from "@/ui/Refusal";
import type { Registration } from "./registration";
import type { Messages } from "./text/ja";
import { useSubmit } from "@/api/useSubmit";
import { useWords } from "./words";

export function RegisterForm({
  initial,
  demo,
  onChange,
  send,
  onSent,
}: {
  initial: Registration;
  demo: boolean;
  onChange: (values: Registration) => void;
  send: (values: Registration) => Promise<{ error?: unknown; response: Response }>;
  onSent: (values: Registration) => void;
}) {
  const words = useWords();
  const form = useForm(initial);
  const { busy, problem, submit } = useSubmit(form, {
    check: (values) => faults(values, words.errors, demo),
    send,
    done: () => onSent(form.values),
  });
  const { values } = form;
  useEffect(() => {
    if (values !== initial) onChange(values);
    // Kept on every change of a value, not on every new callback.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies react-hooks/exhaustive-deps
  }, [values]);
  return (
    <form noValidate onSubmit={submit} className="mt-6 flex flex-col gap-10">
      <Refusal form={form} problem={problem} />
      <Part title={words.register.company}>
        <CompanyFields form={form} />
      </Part>
      <Part title={words.register.contact}>
        <ContactFields form={form} />
      </Part>
      <Part title={words.register.purpose}>
        <p>{words.register.purposeText}</p>
        <p className="flex flex-wrap gap-x-6">
          <Link href={paths.privacy()} target="_blank" className="link inline-flex min-h-11 items-center">
            {words.register.privacy}
          </Link>
          <Link href={paths.terms()} target="_blank" className="link inline-flex min-h-11 items-center">
            {words.register.termsLink}
          </Link>
        </p>
        <Consent form={form} />
      </Part>
      <Button type="submit" size="large" busy={busy} className="self-start">
        {words.register.submit}
      </Button>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-6">
      <h2 className="border-b border-solid-gray-300 pb-1 text-xl">{title}</h2>
      {children}
    </section>
  );
}

function CompanyFields({ form }: { form: Form<Registration> }) {
  const { register: words } = useWords();
  return (
    <>
      <TextInput
        {...form.field("company.name")}
        label={words.companyName}
        support={words.companyNameSupport}
        required
        autoComplete="organization"
      />
      <TextInput
        {...form.field("company.name_kana")}
        label={words.companyKana}
        support={words.companyKanaSupport}
        required
      />
      <TextInput
        {...form.field("company.corporate_number")}
        label={words.corporateNumber}
        support={words.corporateNumberSupport}
        optional
        inputMode="numeric"
        width="medium"
      />
      <TextInput {...form.field("company.address")} label={words.address} optional autoComplete="street-address" />
      <Select
        {...form.field("company.industry")}
        label={words.industry}
        required
        empty
        width="long"
        choices={choices(useIndustries())}
      />
      <Select
        {...form.field("company.size")}
        label={words.size}
        required
        empty
        width="medium"
        choices={choices(words.sizes)}
      />
    </>
  );
}

function ContactFields({ form }: { form: Form<Registration> }) {
  const words = useWords();
  return (
    <>
      <TextInput {...form.field("contact.name")} label={words.name} required autoComplete="name" />
      <TextInput {...form.field("contact.name_kana")} label={words.nameKana} support={words.kanaSupport} required />
      <TextInput {...form.field("contact.email")} label={words.email} required type="email" autoComplete="email" />
      <TextInput
        {...form.field("contact.phone")}
        label={words.phone}
        support={words.phoneSupport}
        required
        type="tel"
        autoComplete="tel"
        width="medium"
      />
      <PasswordInput label={words.password} field={form.field("password")} kind="new" />
    </>
  );
}

function choices(list: Record<string, string>) {
  return Object.entries(list).map(([value, label]) => ({ value, label }));
}

function Consent({ form }: { form: Form<Registration> }) {
  const { register: words } = useWords();
  const { value, ...field } = form.field("terms_accepted");
  return <Check {...field} checked={value} label={words.terms} required />;
}

function faults(values: Registration, errors: Messages["errors"], demo: boolean): FieldError[] {
  const check = checks(errors);
  return [
    ...check.filled(values["company.name"], "company.name", errors.company),
    ...check.kana(values["company.name_kana"], "company.name_kana", errors.companyKana),
    ...check.corporateNumber(values["company.corporate_number"], "company.corporate_number", demo),
    ...check.filled(values["company.industry"], "company.industry", errors.industry),
    ...check.filled(values["company.size"], "company.size", errors.size),
    ...check.filled(values["contact.name"], "contact.name", errors.name),
    ...check.kana(values["contact.name_kana"], "contact.name_kana"),
    ...check.email(values["contact.email"], "contact.email"),
    ...check.phone(values["contact.phone"], "contact.phone"),
    ...check.newPassword(values.password),
    ...check.accepted(values.terms_accepted, "terms_accepted"),
  ];
}
