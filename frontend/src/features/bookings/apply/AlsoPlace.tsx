import { fieldId, type FieldError } from "@/lib/form";
import { Button, IconButton } from "@/ui/Button";
import { ComboBox } from "@/ui/ComboBox";
import { Trouble } from "../Trouble";
import { withAlso, type WishDraft } from "./draft";
import { usePlace, usePlaceOptions, type ChosenPlace } from "./places";
import { Units } from "./Units";
import { useWords } from "./words";

type Props = {
  wish: WishDraft;
  index: number;
  main: ChosenPlace;
  errors: readonly FieldError[];
  onChange: (wish: WishDraft) => void;
};

/** あわせて利用する施設: one more place with units of its own on the same dates, both or neither. */
export function AlsoPlace({ wish, index, main, errors, onChange }: Props) {
  const words = useWords();
  const options = usePlaceOptions();
  const { place, failure, retry } = usePlace(wish.alsoId ?? "");
  const field = `wishes[${index}].also_facility_id`;
  const change = (alsoId: string | undefined) => onChange(withAlso(wish, alsoId, main.offers));
  if (wish.alsoId === undefined)
    return (
      <div>
        <p className="mb-2 text-sm text-solid-gray-700">{words.alsoLead}</p>
        <Button look="line" icon="plus" onClick={() => change("")}>
          {words.also}
        </Button>
      </div>
    );
  return (
    <section
      aria-labelledby={`also-${wish.key}`}
      className="flex flex-col gap-5 rounded-8 border border-solid-gray-300 p-4"
    >
      <div>
        <div className="flex items-center justify-between gap-2">
          <h3 id={`also-${wish.key}`} className="text-base">
            {words.alsoPlace}
          </h3>
          <IconButton icon="trash" label={words.removeAlso} onClick={() => change(undefined)} />
        </div>
        <p className="text-sm text-solid-gray-700">{words.alsoRule}</p>
      </div>
      <ComboBox
        id={fieldId(field)}
        label={words.place}
        support={words.placeSupport}
        required
        error={errors.find((error) => error.field === field)?.message}
        options={options.filter(({ value }) => value !== wish.facilityId)}
        value={wish.alsoId === "" ? null : wish.alsoId}
        onChange={(id) => change(id ?? "")}
      />
      {failure !== null && failure !== undefined && <Trouble failure={failure} onRetry={retry} />}
      {place && (
        <Units
          id={fieldId(`wishes[${index}].also_items`)}
          label={words.unitsOf(place.name)}
          offers={place.offers}
          quantities={wish.quantities}
          error={undefined}
          onChange={(quantities) => onChange({ ...wish, quantities })}
        />
      )}
    </section>
  );
}
