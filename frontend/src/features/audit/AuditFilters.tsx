import { useSettings } from "@/api/settings";
import { parseDay } from "@/lib/dates";
import { useForm } from "@/lib/form";
import { useAddress } from "@/lib/route";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { ComboBox } from "@/ui/ComboBox";
import { TextInput } from "@/ui/TextInput";
import { FILTERS } from "./filters";
import { useWords } from "./words";

/** Kept in the address, so that a finding can be sent to a colleague. */
export function AuditFilters() {
  const { audit, kinds, verbs } = useWords();
  const { search, setSearch } = useAddress();
  const today = useSettings()?.today ?? "";
  const at = (name: string) => search.get(name) ?? "";
  const form = useForm({
    subject_kind: at("subject_kind"),
    subject: at("subject"),
    actor: at("actor"),
    verb: at("verb"),
    from: at("from"),
    until: at("until"),
  });
  const apply = () => {
    const next = new URLSearchParams();
    const errors: { field: string; message: string }[] = [];
    for (const name of FILTERS) {
      const typed = form.values[name].trim();
      const value = typed !== "" && (name === "from" || name === "until") ? parseDay(typed, today) : typed;
      if (value === null) errors.push({ field: name, message: audit.dayInvalid });
      else if (value !== "") next.set(name, value);
    }
    if (errors.length > 0) form.refuse(errors);
    else setSearch(next);
  };
  return (
    <form
      role="search"
      aria-label={audit.filters}
      className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Select
        label={audit.subjectKind}
        empty={audit.all}
        support=" "
        choices={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        {...form.field("subject_kind")}
      />
      <ComboBox
        label={audit.verb}
        support={audit.verbHint}
        options={Object.entries(verbs).map(([value, label]) => ({ value, label, also: value }))}
        {...form.field("verb")}
        value={form.values.verb === "" ? null : form.values.verb}
        onChange={(verb) => form.set("verb", verb ?? "")}
      />
      <TextInput label={audit.subject} {...form.field("subject")} support=" " />
      <TextInput label={audit.actor} {...form.field("actor")} support=" " />
      <TextInput label={audit.from} support={audit.dayHint} {...form.field("from")} />
      <TextInput label={audit.until} support={audit.dayHint} {...form.field("until")} />
      <p className="flex flex-wrap gap-3">
        <Button type="submit" icon="search">
          {audit.search}
        </Button>
        {search.toString() !== "" && (
          <Button look="text" onClick={() => setSearch(new URLSearchParams())}>
            {audit.clear}
          </Button>
        )}
      </p>
    </form>
  );
}
