import { fieldId } from "@/lib/form";
import { useIndustries } from "@/lib/industries/words";
import { CheckGroup } from "@/ui/choices";
import { ComboBox } from "@/ui/ComboBox";
import { useTerms } from "../terms/words";
import type { Hazard, Municipality } from "../wire";
import { Amount, Choose, LongText, Side, Text, When, YesNo } from "./inputs";
import type { Editor } from "./useEditor";
import { useEditWords } from "./words";
import { useLocale } from "@/lib/locale";

type Editing = { editor: Editor };
const DESCRIPTION_MOST = 2000;
const NOTE_MOST = 1000;

export function BasicSection({ editor, towns }: Editing & { towns: readonly Municipality[] }) {
  const words = useEditWords();
  const terms = useTerms();
  const { locale } = useLocale();
  const { draft, change } = editor;
  return (
    <>
      <Text editor={editor} name="name.ja" required />
      <Text editor={editor} name="name_kana" required />
      <Text editor={editor} name="name.en" />
      <LongText editor={editor} name="description.ja" required most={DESCRIPTION_MOST} />
      <LongText editor={editor} name="description.en" most={DESCRIPTION_MOST} />
      <ComboBox
        id={fieldId("municipality_code")}
        className="max-w-lg"
        label={words.fields["municipality_code"]}
        required
        error={editor.errorOf("municipality_code")}
        options={towns.map(({ code, name }) => ({ value: code, label: name[locale], also: `${name.ja} ${name.en}` }))}
        value={draft.municipality_code}
        onChange={(code) => change({ municipality_code: code ?? draft.municipality_code })}
      />
      <Text editor={editor} name="address" required />
      <Side>
        <Amount editor={editor} name="lat" required support={words.support.place} />
        <Amount editor={editor} name="lon" required />
      </Side>
      <Choose editor={editor} name="facility_type" choices={terms.typesLong} required />
      <Choose editor={editor} name="lodging_licence" choices={terms.licences} required />
      <Text editor={editor} name="theme" />
      <Choose editor={editor} name="audience" choices={terms.audiences} required />
    </>
  );
}

export function NetworkSection({ editor }: Editing) {
  const { support } = useEditWords();
  return (
    <>
      <p className="text-sm text-solid-gray-700">{support.line}</p>
      <Side>
        <YesNo editor={editor} name="wired_lan" />
        <YesNo editor={editor} name="dedicated_ssid" />
        <YesNo editor={editor} name="vpn_allowed" can />
      </Side>
      <LongText editor={editor} name="wifi_note" most={NOTE_MOST} />
    </>
  );
}

export function WorkSection({ editor }: Editing) {
  const { units } = useEditWords();
  return (
    <Side>
      <Amount editor={editor} name="lockable_booths" unit={units.rooms} />
      <Amount editor={editor} name="monitors" unit={units.count} />
      <Amount editor={editor} name="ergonomic_chairs" unit={units.seats} />
      <YesNo editor={editor} name="multifunction_printer" />
    </Side>
  );
}

export function LodgingSection({ editor }: Editing) {
  const { units } = useEditWords();
  const terms = useTerms();
  return (
    <Side>
      <When editor={editor} name="check_in_time" type="time" />
      <When editor={editor} name="check_out_time" type="time" />
      <YesNo editor={editor} name="single_rooms" can />
      <Amount editor={editor} name="min_nights" unit={units.nights} />
      <Amount editor={editor} name="max_nights" unit={units.nights} />
      <Choose editor={editor} name="meals" choices={terms.meals} />
    </Side>
  );
}

export function PeopleSection({ editor }: Editing) {
  const { units, fields } = useEditWords();
  const terms = useTerms();
  const { draft, change } = editor;
  return (
    <>
      <Side>
        <YesNo editor={editor} name="children_allowed" can />
        <Amount editor={editor} name="child_min_age" unit={units.age} />
        <YesNo editor={editor} name="pets_allowed" can />
        <YesNo editor={editor} name="wheelchair" can />
      </Side>
      <CheckGroup
        id={fieldId("languages")}
        label={fields["languages"]}
        error={editor.errorOf("languages")}
        columns
        choices={Object.entries(terms.languages).map(([value, label]) => ({ value, label }))}
        value={draft.languages}
        onChange={(languages) => change({ languages })}
      />
    </>
  );
}

function choices(of: Record<string, string>) {
  return Object.entries(of).map(([value, label]) => ({ value, label }));
}

/** Whom the host would like to have: it sorts and never hides. */
export function WelcomeSection({ editor }: Editing) {
  const words = useEditWords();
  const { draft, change } = editor;
  return (
    <>
      <p className="text-sm text-solid-gray-700">{words.support.welcome}</p>
      <CheckGroup
        id={fieldId("welcomed_purposes")}
        label={words.fields["welcomed_purposes"]}
        error={editor.errorOf("welcomed_purposes")}
        columns
        choices={choices(words.purposes)}
        value={draft.welcomed_purposes}
        onChange={(ticked) => change({ welcomed_purposes: ticked })}
      />
      <CheckGroup
        id={fieldId("welcomed_industries")}
        label={words.fields["welcomed_industries"]}
        error={editor.errorOf("welcomed_industries")}
        columns
        choices={choices(useIndustries())}
        value={draft.welcomed_industries}
        onChange={(ticked) => change({ welcomed_industries: ticked })}
      />
      <Side>
        <Amount editor={editor} name="welcomed_party_from" unit={words.units.people} />
        <Amount editor={editor} name="welcomed_party_to" unit={words.units.people} />
        <YesNo editor={editor} name="first_timers_welcome" />
      </Side>
    </>
  );
}

export function AccessSection({ editor }: Editing) {
  const { units } = useEditWords();
  return (
    <>
      <Side>
        <Amount editor={editor} name="station_walk_minutes" unit={units.minutes} />
        <Amount editor={editor} name="nagoya_minutes" unit={units.minutes} />
        <Amount editor={editor} name="parking" unit={units.count} />
        <Amount editor={editor} name="ev_chargers" unit={units.count} />
      </Side>
      <LongText editor={editor} name="access_note" most={NOTE_MOST} />
    </>
  );
}

export function SafetySection({ editor }: Editing) {
  const { units, fields, support } = useEditWords();
  const terms = useTerms();
  const { draft, change } = editor;
  return (
    <>
      <CheckGroup
        id={fieldId("hazards")}
        label={fields["hazards"]}
        support={support.hazards}
        error={editor.errorOf("hazards")}
        columns
        choices={(Object.entries(terms.hazards) as [Hazard, string][]).map(([value, label]) => ({ value, label }))}
        value={draft.hazards}
        onChange={(hazards) => change({ hazards })}
      />
      <Side>
        <Amount editor={editor} name="elevation_m" unit={units.metres} />
        <Text editor={editor} name="shelter_name" />
        <Amount editor={editor} name="shelter_walk_minutes" unit={units.minutes} />
      </Side>
      <Text editor={editor} name="emergency_phone" width="medium" required />
    </>
  );
}

export function PaymentSection({ editor }: Editing) {
  return <YesNo editor={editor} name="invoice_allowed" can />;
}
