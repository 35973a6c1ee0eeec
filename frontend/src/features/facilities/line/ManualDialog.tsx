import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { useSettings } from "@/api/settings";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm, type Form } from "@/lib/form";
import { Select } from "@/ui/choices";
import { FormDialog } from "@/ui/FormDialog";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { BANDS, emptyEntry, entryFaults, entryFrom, type Entry } from "./manual";
import type { Setting } from "./setting";
import { SettingFields } from "./SettingFields";
import { useLineWords } from "./words";

const NOTE_MOST = 500;

/** Figures of another tool, with what they can be believed by. */
export function ManualDialog({
  facilityId,
  setting: remembered,
  onClose,
}: {
  facilityId: string;
  setting: Setting;
  onClose: () => void;
}) {
  const { manual } = useLineWords();
  const [setting, setSetting] = useState(remembered);
  const { form, ...sending } = useEntering(facilityId, setting, onClose);
  return (
    <FormDialog wide words={manual} form={form} sending={sending} onClose={onClose}>
      <Fields form={form} setting={setting} onSetting={setSetting} />
    </FormDialog>
  );
}

function Fields({
  form,
  setting,
  onSetting,
}: {
  form: Form<Entry>;
  setting: Setting;
  onSetting: (setting: Setting) => void;
}) {
  const words = useLineWords();
  const { manual } = words;
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput {...form.field("measured_on")} label={manual.measured_on} type="date" required width="medium" />
        <Select
          {...form.field("time_band")}
          label={manual.time_band}
          choices={BANDS.map((value) => ({ value, label: words.bands[value] }))}
        />
      </div>
      <SettingFields setting={setting} onChange={onSetting} />
      <div className="grid grid-cols-2 gap-5 sm:grid-cols-3">
        <TextInput {...form.field("down_mbps")} label={manual.down_mbps} unit={manual.mbps} {...DECIMAL} required />
        <TextInput {...form.field("up_mbps")} label={manual.up_mbps} unit={manual.mbps} {...DECIMAL} required />
        <TextInput {...form.field("rtt_ms")} label={manual.rtt_ms} unit={manual.ms} {...DECIMAL} required />
        <TextInput {...form.field("jitter_ms")} label={manual.jitter_ms} unit={manual.ms} {...DECIMAL} optional />
        <TextInput
          {...form.field("loss_per_mille")}
          label={manual.loss_percent}
          unit={manual.percent}
          {...DECIMAL}
          optional
        />
      </div>
      <TextArea
        {...form.field("evidence_note")}
        label={manual.evidence_note}
        support={manual.evidenceHint}
        required
        rows={2}
        most={NOTE_MOST}
      />
      <TextInput {...form.field("evidence_url")} label={manual.evidence_url} type="url" optional />
    </>
  );
}

const DECIMAL = { inputMode: "decimal", width: "short" } as const;

function useEntering(facilityId: string, setting: Setting, onClose: () => void) {
  const { manual } = useLineWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const today = useSettings()?.today ?? "";
  const form = useForm(emptyEntry(today));
  const sending = useSubmit(form, {
    check: (entry) => entryFaults(entry, manual),
    send: (entry) => {
      const body = entryFrom(entry, setting);
      return api.POST("/api/facilities/{id}/measurements/manual", {
        params: { path: { id: facilityId }, header: idempotency(body) },
        body,
      });
    },
    done: () => {
      void queries.invalidateQueries();
      toast(manual.done);
      onClose();
    },
  });
  return { form, ...sending };
}
