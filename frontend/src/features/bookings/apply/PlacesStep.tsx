import { fieldId, type FieldError } from "@/lib/form";

import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Check, Select } from "@/ui/choices";
import { named } from "../wire";
import { isAnywhere, isPair, WISHES_MAX, type Draft, type WishDraft } from "./draft";
import { FreedomPanel } from "./FreedomPanel";
import type { Applying } from "./useApplying";
import { WishFields } from "./WishFields";
import { useWords } from "./words";

export type StepProps = {
  draft: Draft;
  change: (draft: Draft) => void;
  errors: readonly FieldError[];
  applying: Applying;
};

/** 場所と日程: for which call, in whose name, and up to three wishes, or none where any place will do. */
export function PlacesStep(step: StepProps) {
  const { draft, change, errors } = step;
  return (
    <div className="flex flex-col gap-6">
      <Frame {...step} />
      {draft.pooled && <FreedomPanel draft={draft} change={change} errors={errors} />}
      {!isAnywhere(draft) && <WishesFields draft={draft} change={change} errors={errors} />}
    </div>
  );
}

function WishesFields({ draft, change, errors }: Omit<StepProps, "applying">) {
  const words = useWords();
  const wishes = draft.wishes;
  const replace = (next: WishDraft) =>
    change({ ...draft, wishes: wishes.map((wish) => (wish.key === next.key ? next : wish)) });
  const add = () => {
    const key = Math.max(-1, ...wishes.map((wish) => wish.key)) + 1;
    const last = wishes.at(-1);
    const dates = { startsOn: last?.startsOn ?? "", endsOn: last?.endsOn ?? "" } as const;
    change({ ...draft, wishes: [...wishes, { key, facilityId: "", ...dates, quantities: {} }] });
  };
  return (
    <>
      {wishes.map((wish, index) => (
        <WishFields
          key={wish.key}
          wish={wish}
          index={index}
          draft={draft}
          errors={errors}
          onChange={replace}
          {...(wishes.length > 1 && {
            onRemove: () => change({ ...draft, wishes: wishes.filter(({ key }) => key !== wish.key) }),
          })}
        />
      ))}
      {isPair(draft) ? (
        <p className="text-sm text-solid-gray-700">{words.pairsDoNotWait}</p>
      ) : (
        <Check
          label={draft.pooled ? words.waitIfFullPooled : words.waitIfFull}
          support={draft.pooled ? words.waitIfFullPooledSupport : words.waitIfFullSupport}
          checked={draft.waitIfFull ?? false}
          onChange={(waitIfFull) => change({ ...draft, waitIfFull })}
        />
      )}
      {wishes.length < WISHES_MAX && (
        <div>
          <p className="mb-2 text-sm text-solid-gray-700">{draft.pooled ? words.wishesLeadPooled : words.wishesLead}</p>
          <Button look="line" icon="plus" onClick={add}>
            {words.addWish(wishes.length + 1)}
          </Button>
        </div>
      )}
    </>
  );
}

/** Asked only where there is a choice; one call and one name are simply said. */
function Frame({ draft, change, errors, applying }: StepProps) {
  const words = useWords();
  const { locale } = useLocale();
  const error = (name: string) => errors.find(({ field }) => field === name)?.message;
  const { calls, names } = applying;
  const only = calls.length === 1 ? calls[0] : undefined;
  return (
    <>
      {only && <p>{words.callOne(named(only.name, locale))}</p>}
      {calls.length > 1 && (
        <Select
          id={fieldId("call_id")}
          label={words.call}
          required
          empty
          width="long"
          value={draft.callId}
          error={error("call_id")}
          choices={calls.map((call) => ({ value: call.id, label: named(call.name, locale) }))}
          onChange={(callId) => change({ ...draft, callId })}
        />
      )}
      {names.length > 1 && (
        <Select
          id={fieldId("organisation_id")}
          label={words.organisation}
          required
          empty
          width="long"
          value={draft.organisationId}
          error={error("organisation_id")}
          choices={names.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(organisationId) => change({ ...draft, organisationId })}
        />
      )}
    </>
  );
}
