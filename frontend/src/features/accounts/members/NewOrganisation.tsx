import { api } from "@/api/client";
import { query } from "@/api/query";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm, type Form } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Select } from "@/ui/choices";
import { ComboBox } from "@/ui/ComboBox";
import { useNavigation } from "@/ui/navigation";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { useWords } from "../words";
import { KINDS, organisationFaults, organisationFrom, type OrganisationDraft } from "./belonging";
import { FormDialog } from "@/ui/FormDialog";
import { useRefresh } from "./useRefresh";
import { useMemberWords } from "./words";

const EMPTY: OrganisationDraft = {
  kind: "",
  parent_id: "",
  municipality_code: "",
  name: "",
  name_kana: "",
  corporate_number: "",
  address: "",
};

/** An organisation that the office makes; its people are invited on the page it leads to. */
export function NewOrganisation({ onClose }: { onClose: () => void }) {
  const { create: words, errors } = useMemberWords();
  const { go } = useNavigation();
  const toast = useToast();
  const refresh = useRefresh();
  const idempotency = useIdempotency();
  const form = useForm(EMPTY);
  const sending = useSubmit(form, {
    check: (draft) => organisationFaults(draft, errors),
    send: (draft) => {
      const body = organisationFrom(draft);
      return api.POST("/api/organisations", { params: { header: idempotency(body) }, body });
    },
    done: (made) => {
      refresh();
      toast(words.done);
      onClose();
      if (made) go(paths.members(made.id));
    },
  });
  return (
    <FormDialog words={words} form={form} sending={sending} onClose={onClose}>
      <Fields form={form} />
    </FormDialog>
  );
}

function Fields({ form }: { form: Form<OrganisationDraft> }) {
  const { create: words, kinds } = useMemberWords();
  const { kanaSupport } = useWords();
  const { kind } = form.values;
  return (
    <>
      <Select
        {...form.field("kind")}
        label={words.kind}
        required
        empty
        choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      {kind === "section" && <Parent form={form} />}
      {kind === "municipality" && <Town form={form} />}
      <TextInput {...form.field("name")} label={words.name} required />
      <TextInput {...form.field("name_kana")} label={words.kana} support={kanaSupport} required />
      {(kind === "company" || kind === "operator") && (
        <TextInput
          {...form.field("corporate_number")}
          label={words.number}
          support={words.numberHint}
          optional
          inputMode="numeric"
          width="medium"
        />
      )}
      <TextInput {...form.field("address")} label={words.address} optional />
    </>
  );
}

function Parent({ form }: { form: Form<OrganisationDraft> }) {
  const { create: words } = useMemberWords();
  const { data } = query.useQuery("get", "/api/organisations", {
    params: { query: { kind: "prefecture", limit: 10 } },
  });
  const choices = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Select {...form.field("parent_id")} label={words.parent} required empty choices={choices} />;
}

function Town({ form }: { form: Form<OrganisationDraft> }) {
  const { create: words } = useMemberWords();
  const { locale } = useLocale();
  const { data } = query.useQuery("get", "/api/municipalities", {}, { staleTime: Number.POSITIVE_INFINITY });
  const { value, onChange, ...field } = form.field("municipality_code");
  const options = (data?.items ?? []).map(({ code, name }) => ({
    value: code,
    label: locale === "en" ? (name.en ?? name.ja) : name.ja,
    also: `${name.ja} ${name.en ?? ""}`,
  }));
  return (
    <ComboBox
      {...field}
      label={words.town}
      required
      options={options}
      value={value === "" ? null : value}
      onChange={(code) => onChange(code ?? "")}
    />
  );
}
