import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { isStale } from "@/api/problem";
import { useSubmit } from "@/api/useSubmit";
import { ifMatch } from "@/api/writes";
import type { Day } from "@/lib/dates";
import { useForm } from "@/lib/form";
import { FormDialog } from "@/ui/FormDialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import { blockFaults, blockFrom, draftOf } from "./blocking";
import { BlockFields, BlockRefused } from "./BlockFields";
import type { Block, Calendar } from "./wire";
import { useWords } from "./words";

/** Changes a block from today on; what lies behind stays on the record. */
export function ChangeBlock({
  calendar,
  block,
  today,
  onClose,
}: {
  calendar: Calendar;
  block: Block;
  today: Day;
  onClose: () => void;
}) {
  const words = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const form = useForm(draftOf(block, calendar));
  const sending = useSubmit(form, {
    check: (draft) => blockFaults(draft, today, words.errors),
    send: async (draft) => {
      const answer = await api.PUT("/api/blocks/{id}", {
        params: { path: { id: block.id }, header: ifMatch(block.version) },
        body: blockFrom(draft),
      });
      void queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/calendar"] });
      return answer;
    },
    done: () => {
      toast(words.form.changed);
      onClose();
    },
  });
  const { problem } = sending;
  const stale = problem !== null && isStale(problem);
  const { changeTitle: title, changeLead: lead, change: submit, cancel } = words.form;
  return (
    <FormDialog
      wide
      words={{ title, lead, submit, cancel }}
      form={form}
      sending={sending}
      refused={
        stale ? (
          <NotificationBanner tone="error" title={problem.title}>
            {words.form.stale}
          </NotificationBanner>
        ) : (
          <BlockRefused form={form} problem={problem} calendar={calendar} />
        )
      }
      onClose={onClose}
    >
      <BlockFields form={form} calendar={calendar} today={today} begun={block.starts_on < today} />
    </FormDialog>
  );
}
