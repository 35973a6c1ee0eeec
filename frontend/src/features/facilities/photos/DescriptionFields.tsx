import { RadioGroup, Select } from "@/ui/choices";
import { TextInput } from "@/ui/TextInput";
import type { PhotoLicence, PortraitConsent } from "../wire";
import { needsCredit, type Description, type DescriptionError } from "./pending";
import { usePhotoWords } from "./words";

const LICENCES: readonly PhotoLicence[] = ["own", "permitted", "cc_by_4_0", "cc0", "public_data"];
const CONSENTS: readonly PortraitConsent[] = ["none_portrayed", "consented"];

/** What stands beside a photo: the same for a new one and for one that is there. */
export function DescriptionFields({
  idPrefix,
  described,
  errors,
  onChange,
}: {
  idPrefix: string;
  described: Description;
  errors: DescriptionError;
  onChange: (part: Partial<Description>) => void;
}) {
  const words = usePhotoWords();
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <TextInput
        id={`${idPrefix}-alt-ja`}
        label={words.alt}
        support={words.altSupport}
        required
        width="full"
        lang="ja"
        value={described.alt_ja}
        error={errors.alt_ja}
        onChange={(alt_ja) => onChange({ alt_ja })}
      />
      <TextInput
        id={`${idPrefix}-alt-en`}
        label={words.altEn}
        optional
        width="full"
        lang="en"
        value={described.alt_en}
        error={errors.alt_en}
        onChange={(alt_en) => onChange({ alt_en })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          id={`${idPrefix}-licence`}
          label={words.licence}
          required
          choices={LICENCES.map((value) => ({ value, label: words.licences[value] }))}
          value={described.licence}
          error={errors.licence}
          onChange={(licence) => onChange({ licence: licence === "" ? "own" : licence })}
        />
        <TextInput
          id={`${idPrefix}-credit`}
          label={words.creditField}
          support={words.creditSupport}
          {...(needsCredit(described.licence) ? { required: true } : { optional: true })}
          width="full"
          value={described.credit}
          error={errors.credit}
          onChange={(credit) => onChange({ credit })}
        />
      </div>
      <RadioGroup
        id={`${idPrefix}-consent`}
        label={words.consent}
        required
        choices={CONSENTS.map((value) => ({ value, label: words.consents[value] }))}
        value={described.consent === "" ? null : described.consent}
        error={errors.consent}
        onChange={(consent) => onChange({ consent })}
      />
    </div>
  );
}
