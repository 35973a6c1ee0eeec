import { fieldId } from "@/lib/form";
import { Check } from "@/ui/choices";
import { FieldError } from "@/ui/Field";
import { useTerms } from "../terms/words";
import type { DayDraft } from "./draft";
import { ClosingsSection } from "./RowSections";
import type { Editor } from "./useEditor";
import { useEditWords } from "./words";

const USUAL: DayDraft = { open: true, opens: "09:00", closes: "18:00" };

/** The week as seven lines, or no fixed hours at all; then the rules of 休館日. */
export function HoursSection({ editor }: { editor: Editor }) {
  const { hours: words } = useEditWords();
  const { week } = editor.draft;
  const set = (weekday: number, part: Partial<DayDraft>) =>
    editor.change({ week: (week ?? []).map((day, index) => (index === weekday ? { ...day, ...part } : day)) });
  return (
    <>
      <div id={fieldId("hours")} tabIndex={-1}>
        <FieldError id="field-hours-error">{editor.errorOf("hours")}</FieldError>
        <Check
          label={words.fixed}
          checked={week !== null}
          onChange={(fixed) => editor.change({ week: fixed ? Array.from({ length: 7 }, () => USUAL) : null })}
        />
        {week !== null && <p className="text-sm text-solid-gray-700">{words.note}</p>}
        {week?.map((day, weekday) => (
          // Monday to Sunday, always seven.
          // oxlint-disable-next-line react/no-array-index-key
          <Day key={weekday} weekday={weekday} day={day} set={(part) => set(weekday, part)} editor={editor} />
        ))}
      </div>
      <ClosingsSection editor={editor} />
    </>
  );
}

function Day({
  weekday,
  day,
  set,
  editor,
}: {
  weekday: number;
  day: DayDraft;
  set: (part: Partial<DayDraft>) => void;
  editor: Editor;
}) {
  const { hours: words } = useEditWords();
  const terms = useTerms();
  const name = terms.weekdays[weekday] ?? "";
  const sent = (editor.draft.week ?? []).slice(0, weekday).filter(({ open }) => open).length;
  const error = editor.errorOf(`hours[${sent}].opens`) ?? editor.errorOf(`hours[${sent}].closes`);
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-t border-solid-gray-200 py-1.5">
      <div className="w-48">
        <Check label={words.open(name)} checked={day.open} onChange={(open) => set({ open })} />
      </div>
      {day.open && (
        <span className="flex items-center gap-2">
          <Time label={words.opens(name)} value={day.opens} onChange={(opens) => set({ opens })} />
          {words.until}
          <Time label={words.closes(name)} value={day.closes} onChange={(closes) => set({ closes })} />
        </span>
      )}
      {day.open && <FieldError id={`hours-${weekday}-error`}>{error}</FieldError>}
    </div>
  );
}

/** Typed, not the browser's time field: that knows no 24:00. */
function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      aria-label={label}
      inputMode="numeric"
      className="control max-w-24"
      value={value}
      placeholder="09:00"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
