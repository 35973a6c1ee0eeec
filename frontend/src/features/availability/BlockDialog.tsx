import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import type { Day } from "@/lib/dates";
import { useDraft } from "@/lib/drafts";
import { useForm } from "@/lib/form";
import { FormDialog } from "@/ui/FormDialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import { blockFaults, blockFrom, draftWith, EMPTY_BLOCK, type BlockDraft, type Marked } from "./blocking";
import { BlockFields, BlockRefused } from "./BlockFields";
import type { Calendar } from "./wire";
import { useWords } from "./words";

type Asked = { calendar: Calendar; marked: Marked | null; today: Day; onClose: () => void };

/** Adds a block; what is typed stays on the device until it was accepted, whatever happens in between. */
export function BlockDialog(asked: Asked) {
  const { ready, value, restored, change, drop } = useDraft<BlockDraft>(
    `block ${asked.calendar.facility_id}`,
    EMPTY_BLOCK,
  );
  if (!ready) return null;
  return (
    <BlockForm {...asked} kept={value} restored={restored && asked.marked === null} onChange={change} onSent={drop} />
  );
}

function BlockForm({
  calendar,
  marked,
  today,
  onClose,
  kept,
  restored,
  onChange,
  onSent,
}: Asked & { kept: BlockDraft; restored: boolean; onChange: (draft: BlockDraft) => void; onSent: () => void }) {
  const words = useWords();
  const { form, ...sending } = useBlocking({ calendar, marked, today, onClose, kept, onChange, onSent });
  return (
    <FormDialog
      wide
      words={words.form}
      form={form}
      sending={sending}
      refused={
        <>
          {restored && <NotificationBanner tone="info" title={words.form.restored} />}
          <BlockRefused form={form} problem={sending.problem} calendar={calendar} />
        </>
      }
      onClose={onClose}
    >
      <BlockFields form={form} calendar={calendar} today={today} />
    </FormDialog>
  );
}

function useBlocking({
  calendar,
  marked,
  today,
  onClose,
  kept,
  onChange,
  onSent,
}: Asked & { kept: BlockDraft; onChange: (draft: BlockDraft) => void; onSent: () => void }) {
  const words = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [initial] = useState(() => draftWith(kept, marked));
  const form = useForm(initial);
  const { values } = form;
  useEffect(() => {
    if (values !== initial) onChange(values);
    // Kept on every change of a value, not on every new callback.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies react-hooks/exhaustive-deps
  }, [values]);
  const refresh = () => queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/calendar"] });
  const sending = useSubmit(form, {
    check: (draft) => blockFaults(draft, today, words.errors),
    send: async (draft) => {
      const body = blockFrom(draft);
      const answer = await api.POST("/api/facilities/{id}/blocks", {
        params: { path: { id: calendar.facility_id }, header: idempotency(body) },
        body,
      });
      // Also after a refusal: what stands in the way must be in sight.
      void refresh();
      return answer;
    },
    done: () => {
      onSent();
      toast(words.form.done);
      onClose();
    },
  });
  return { form, ...sending };
}
