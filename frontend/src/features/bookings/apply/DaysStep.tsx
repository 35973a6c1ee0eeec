import { useHolidays } from "@/api/useHolidays";
import { shortDate, type Day } from "@/lib/dates";
import { fieldId } from "@/lib/form";
import { dayTone, dayToneClass } from "@/lib/holidays";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { useWords as useBookingWords } from "../words";
import type { Basis } from "../wire";
import { copyToAll, dayOf, isWorked, stayDays, type DayDraft } from "./draft";
import type { StepProps } from "./PlacesStep";
import { useWords } from "./words";

/** 日ごとの予定: a card a day, and one press that copies a day to all the others. */
export function DaysStep({ draft, change, errors, applying }: StepProps) {
  const words = useWords();
  const toast = useToast();
  const days = stayDays(draft);
  if (days.length === 0) return <NotificationBanner tone="info" title={words.daysMissing} />;
  const set = (day: Day, next: DayDraft) => change({ ...draft, days: { ...draft.days, [day]: next } });
  const copy = (day: Day) => {
    change(copyToAll(draft, day));
    toast(words.copied);
  };
  return (
    <div className="flex flex-col gap-4">
      <p>{words.daysLead}</p>
      {!applying.planRequired && <p className="text-solid-gray-700">{words.daysOptional}</p>}
      {days.map((day, index) => (
        <DayCard
          key={day}
          day={day}
          index={index}
          value={dayOf(draft, day)}
          errors={errors}
          applying={applying}
          onChange={(next) => set(day, next)}
          {...(days.length > 1 && { onCopy: () => copy(day) })}
        />
      ))}
    </div>
  );
}

type CardProps = Pick<StepProps, "errors" | "applying"> & {
  day: Day;
  index: number;
  value: DayDraft;
  onChange: (value: DayDraft) => void;
  onCopy?: () => void;
};

function DayCard({ day, index, value, errors, applying, onChange, onCopy }: CardProps) {
  const words = useWords();
  const { bases } = useBookingWords();
  const { locale } = useLocale();
  const holidays = useHolidays();
  const name = (part: string) => `work_days[${index}].${part}`;
  const error = (part: string) => errors.find(({ field }) => field === name(part))?.message;
  const choices = (Object.keys(bases) as Basis[]).map((basis) => ({ value: basis, label: bases[basis] }));
  return (
    <fieldset className="panel min-w-0 p-4">
      <legend className={`px-1 font-bold ${dayToneClass(dayTone(day, holidays))}`}>
        {shortDate(day, locale)}
        {holidays.has(day) && <span className="ms-2 text-sm">{holidays.get(day)}</span>}
      </legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          id={fieldId(name("basis"))}
          label={words.dayBasis}
          required={applying.planRequired}
          empty={applying.planRequired ? true : words.noBasis}
          value={value.basis}
          error={error("basis") ?? error("day")}
          choices={choices}
          onChange={(basis) => onChange({ ...presetHours(value, basis), basis })}
        />
        {isWorked(value.basis) && (
          <WorkedFields value={value} onChange={onChange} name={name} error={error} applying={applying} />
        )}
      </div>
      {onCopy && value.basis !== "" && (
        <Button look="text" size="small" className="mt-2" onClick={onCopy}>
          {words.copy}
        </Button>
      )}
    </fieldset>
  );
}

/** The prefecture's office hours, until other hours are typed. */
function presetHours(value: DayDraft, basis: Basis | ""): DayDraft {
  if (!isWorked(basis) || value.starts !== "" || value.ends !== "") return value;
  return { ...value, starts: "8:30", ends: "17:15" };
}

function WorkedFields({
  value,
  onChange,
  name,
  error,
  applying,
}: {
  value: DayDraft;
  onChange: (value: DayDraft) => void;
  name: (part: string) => string;
  error: (part: string) => string | undefined;
} & Pick<StepProps, "applying">) {
  const words = useWords();
  const owed = applying.kind === "employee";
  return (
    <>
      <div className="flex gap-3">
        <TextInput
          id={fieldId(name("starts"))}
          label={words.dayStarts}
          required
          width="short"
          value={value.starts}
          error={error("starts")}
          onChange={(starts) => onChange({ ...value, starts })}
        />
        <TextInput
          id={fieldId(name("ends"))}
          label={words.dayEnds}
          required
          width="short"
          value={value.ends}
          error={error("ends")}
          onChange={(ends) => onChange({ ...value, ends })}
        />
      </div>
      <TextInput
        id={fieldId(name("place"))}
        label={words.dayPlace}
        support={words.dayPlaceExample}
        optional
        value={value.place}
        error={error("place")}
        onChange={(place) => onChange({ ...value, place })}
      />
      <TextInput
        id={fieldId(name("contact"))}
        label={words.dayContact}
        support={words.dayContactSupport}
        required={owed}
        optional={!owed}
        value={value.contact}
        error={error("contact")}
        onChange={(contact) => onChange({ ...value, contact })}
      />
    </>
  );
}
