import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/query";
import { asProblem, isStale } from "@/api/problem";
import { ifMatch } from "@/api/writes";
import { dateRange } from "@/lib/dates";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import { unitsWords } from "./rows";
import { useSpeech } from "./useSpeech";
import type { Block, Calendar } from "./wire";

/** Asks once, then frees what the block took from today on. */
export function EndBlock({ calendar, block, onClose }: { calendar: Calendar; block: Block; onClose: () => void }) {
  const speech = useSpeech();
  const { words, locale } = speech;
  const toast = useToast();
  const queries = useQueryClient();
  const end = query.useMutation("delete", "/api/blocks/{id}", {
    onSuccess: () => {
      toast(words.end.done);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/calendar"] }),
  });
  const problem = end.error ? asProblem(end.error) : null;
  // Read again after a refusal: what is sent next is the newest version.
  const newest = calendar.blocks.find(({ id }) => id === block.id) ?? block;
  const dates = dateRange(block.starts_on, block.ends_on, locale);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.end.title}
      consequences={words.end.consequences}
      confirmLabel={words.end.confirm}
      busy={end.isPending}
      onConfirm={() => end.mutate({ params: { path: { id: block.id }, header: ifMatch(newest.version) } })}
    >
      {problem && (
        <NotificationBanner tone="error" title={problem.title}>
          {isStale(problem) ? words.end.stale : problem.detail}
        </NotificationBanner>
      )}
      <p className="mt-4 rounded-8 bg-solid-gray-50 p-3">
        {words.end.what(words.reasons[block.reason], dates, unitsWords(block.unit_ids, calendar, speech))}
      </p>
    </ConfirmDialog>
  );
}
