import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm, type Form } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { CheckGroup, RadioGroup, Select } from "@/ui/choices";
import { useNavigation } from "@/ui/navigation";
import { Panel } from "@/ui/Panel";
import { Refusal } from "@/ui/Refusal";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { NEEDED_CONSENTS } from "../apply/checks";
import { useWords as useApplyWords } from "../apply/words";
import { EMPTY_REQUEST, fieldHere, requestFaults, requestFrom, type RequestDraft } from "./draft";
import { StayFields } from "./StayFields";
import { useWords } from "./words";

export type Named = { value: string; label: string };

/** What somebody says, in the order in which it is asked on the phone. */
export function RequestForm({ places, calls }: { places: readonly Named[]; calls: readonly Named[] }) {
  const words = useWords();
  const { form, busy, problem, submit } = useRequest(places, calls);
  return (
    <form noValidate onSubmit={submit} className="flex max-w-4xl flex-col gap-4 pb-8">
      <Refusal form={form} problem={problem} />
      <Panel title={words.how}>
        <div className="flex flex-col gap-5">
          <RadioGroup
            {...form.field("channel")}
            label={words.channel}
            required
            inline
            choices={[
              { value: "phone", label: words.channels.phone },
              { value: "counter", label: words.channels.counter },
            ]}
          />
          <Select {...form.field("call_id")} label={words.call} required empty choices={calls} />
        </div>
      </Panel>
      <StayFields form={form} places={places} />
      <Applicant form={form} />
      <Consents form={form} />
      <p>{words.after}</p>
      <div>
        <Button type="submit" size="large" busy={busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

function useRequest(places: readonly Named[], calls: readonly Named[]) {
  const words = useWords();
  const { locale } = useLocale();
  const toast = useToast();
  const { go } = useNavigation();
  const idempotency = useIdempotency();
  const only = (choices: readonly Named[]) => (choices.length === 1 ? (choices[0]?.value ?? "") : "");
  const form = useForm<RequestDraft>({ ...EMPTY_REQUEST, facility_id: only(places), call_id: only(calls) });
  // What the server says of the one wish stands at this form's own fields.
  const here = {
    ...form,
    refuse: (errors: Parameters<typeof form.refuse>[0]) =>
      form.refuse(errors.map(({ field, message }) => ({ field: fieldHere(field), message }))),
  };
  const sending = useSubmit(here, {
    check: (draft) => requestFaults(draft, words.errors),
    send: (draft) => {
      const body = requestFrom(draft, locale);
      return api.POST("/api/requests", { headers: idempotency(body), body });
    },
    done: (answer) => {
      toast(words.done);
      if (answer) go(paths.receipt(answer.id));
    },
  });
  return { form, ...sending };
}

function Applicant({ form }: { form: Form<RequestDraft> }) {
  const words = useWords();
  return (
    <Panel title={words.who}>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput {...form.field("company_name")} label={words.company} required />
        <TextInput {...form.field("company_address")} label={words.address} optional />
        <TextInput {...form.field("contact_name")} label={words.contact} required autoComplete="off" />
        <TextInput
          {...form.field("contact_phone")}
          label={words.phone}
          support={words.phoneHint}
          type="tel"
          required
          autoComplete="off"
        />
        <TextInput
          {...form.field("contact_email")}
          className="sm:col-span-2"
          label={words.email}
          support={words.emailHint}
          type="email"
          optional
          autoComplete="off"
        />
      </div>
    </Panel>
  );
}

function Consents({ form }: { form: Form<RequestDraft> }) {
  const words = useWords();
  const { consents } = useApplyWords();
  return (
    <Panel title={words.consents}>
      <div className="flex flex-col gap-5">
        <CheckGroup
          {...form.field("consents")}
          label={words.consents}
          support={words.consentsHint}
          required
          choices={[...NEEDED_CONSENTS, "photo" as const].map((kind) => ({ value: kind, label: consents[kind] }))}
        />
        <TextInput
          {...form.field("consented_by")}
          label={words.consentedBy}
          support={words.consentedByHint}
          required
          autoComplete="off"
        />
      </div>
    </Panel>
  );
}
