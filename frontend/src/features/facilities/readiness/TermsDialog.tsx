import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { ifMatch, useIdempotency } from "@/api/writes";
import { useForm } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { RadioGroup } from "@/ui/choices";
import { FormDialog } from "@/ui/FormDialog";
import { TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { StandardItem } from "./wire";
import { useReadinessWords } from "./words";

const WEIGHTS = ["1", "2", "3"] as const;
const MONTHS = /^([1-9]|[1-5]\d|60)$/;
type Draft = { weight: (typeof WEIGHTS)[number]; level: "required" | "recommended"; months: string };
type Given = { edition: number; item: StandardItem; onClose: () => void };

/** Weight, level and time of an item; what a fact proves keeps its time. */
export function TermsDialog({ edition, item, onClose }: Given) {
  const words = useReadinessWords();
  const { standard, level } = words;
  const { locale } = useLocale();
  const { form, ...sending } = useChanging({ edition, item, onClose });
  const lead = <strong className="text-lg">{said(item.name, locale)}</strong>;
  return (
    <FormDialog words={{ ...standard.dialog, lead }} form={form} sending={sending} onClose={onClose}>
      <RadioGroup
        {...form.field("weight")}
        label={standard.weight}
        support={standard.dialog.weightHint}
        inline
        choices={WEIGHTS.map((value) => ({ value, label: value }))}
      />
      <RadioGroup
        {...form.field("level")}
        label={standard.level}
        inline
        choices={(["required", "recommended"] as const).map((value) => ({ value, label: level[value] }))}
      />
      {!item.by_fact && (
        <TextInput
          {...form.field("months")}
          label={standard.months}
          support={standard.dialog.monthsHint}
          inputMode="numeric"
          unit={standard.dialog.monthsUnit}
          width="short"
          optional
        />
      )}
    </FormDialog>
  );
}

function useChanging({ edition, item, onClose }: Given) {
  const { standard } = useReadinessWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const { terms } = item;
  const form = useForm<Draft>({
    weight: WEIGHTS.find((weight) => Number(weight) === terms.weight) ?? "1",
    level: terms.required ? "required" : "recommended",
    months: terms.months?.toString() ?? "",
  });
  const sending = useSubmit(form, {
    check: ({ months }) =>
      months === "" || MONTHS.test(months) ? [] : [{ field: "months", message: standard.dialog.number }],
    send: ({ weight, level, months }) => {
      const body = {
        item: item.code,
        weight: Number(weight),
        required: level === "required",
        months: months === "" ? null : Number(months),
      };
      const header = { ...ifMatch(edition), ...idempotency({ body, edition }) };
      return api.PUT("/api/readiness/standard", { params: { header }, body });
    },
    done: () => {
      void queries.invalidateQueries();
      toast(standard.dialog.done);
      onClose();
    },
  });
  return { form, ...sending };
}
