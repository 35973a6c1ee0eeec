import { RadioGroup, Select } from "@/ui/choices";
import { TextInput } from "@/ui/TextInput";
import { DEVICES, MEDIUMS, PLACE_KINDS, type Setting } from "./setting";
import { useLineWords } from "./words";

const PLACE_MOST = 500;

/** Place, device and connection, for measuring and for figures typed by hand. */
export function SettingFields({ setting, onChange }: { setting: Setting; onChange: (setting: Setting) => void }) {
  const { setting: words } = useLineWords();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={words.place_kind}
          value={setting.place_kind}
          onChange={(kind) => onChange({ ...setting, place_kind: kind === "" ? setting.place_kind : kind })}
          choices={PLACE_KINDS.map((value) => ({ value, label: words.placeKinds[value] }))}
        />
        <TextInput
          label={words.place}
          support={words.placeHint}
          value={setting.place}
          maxLength={PLACE_MOST}
          onChange={(place) => onChange({ ...setting, place })}
          width="full"
        />
      </div>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        <RadioGroup
          label={words.device}
          inline
          value={setting.device}
          onChange={(device) => onChange({ ...setting, device })}
          choices={DEVICES.map((value) => ({ value, label: words.devices[value] }))}
        />
        <RadioGroup
          label={words.medium}
          inline
          value={setting.medium}
          onChange={(medium) => onChange({ ...setting, medium })}
          choices={MEDIUMS.map((value) => ({ value, label: words.mediums[value] }))}
        />
      </div>
    </>
  );
}
