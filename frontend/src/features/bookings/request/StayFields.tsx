import { useSettings } from "@/api/settings";
import type { Form } from "@/lib/form";
import { Select } from "@/ui/choices";
import { Panel } from "@/ui/Panel";
import { TextArea, TextInput } from "@/ui/TextInput";
import { usePlace } from "../apply/places";
import { Units } from "../apply/Units";
import { useWords as useBookingWords } from "../words";
import type { RequestDraft } from "./draft";
import type { Named } from "./RequestForm";
import { useWords } from "./words";

/** Where, when, which rooms and seats, how many people and what for. */
export function StayFields({ form, places }: { form: Form<RequestDraft>; places: readonly Named[] }) {
  const words = useWords();
  const today = useSettings()?.today;
  const { purposes } = useBookingWords();
  const { place } = usePlace(form.values.facility_id);
  const { id, value, onChange, error } = form.field("items");
  return (
    <Panel title={words.stay}>
      <div className="flex flex-col gap-5">
        <Select {...form.field("facility_id")} label={words.place} required empty choices={places} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput
            {...form.field("starts_on")}
            label={words.starts}
            type="date"
            min={today}
            required
            width="medium"
          />
          <TextInput
            {...form.field("ends_on")}
            label={words.ends}
            support={words.endsHint}
            type="date"
            min={form.values.starts_on || today}
            required
            width="medium"
          />
        </div>
        {place && <Units id={id} offers={place.offers} quantities={value} error={error} onChange={onChange} />}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput
            {...form.field("party")}
            label={words.party}
            required
            inputMode="numeric"
            unit={words.partyUnit}
            width="short"
          />
          <TextInput
            {...form.field("arrival_time")}
            label={words.arrival}
            support={words.arrivalHint}
            optional
            width="short"
          />
        </div>
        <Select
          {...form.field("purpose")}
          label={words.purpose}
          required
          empty
          choices={Object.entries(purposes).map(([purpose, label]) => ({ value: purpose, label }))}
        />
        <TextInput
          {...form.field("criterion")}
          label={words.criterion}
          support={words.criterionHint}
          required
          width="full"
        />
        <TextArea {...form.field("needs")} label={words.needs} optional rows={2} most={1000} />
        <TextArea {...form.field("considerations")} label={words.considerations} optional rows={2} most={1000} />
      </div>
    </Panel>
  );
}
