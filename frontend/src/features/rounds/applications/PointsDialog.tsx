import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useSubmit } from "@/api/useSubmit";
import { useIdempotency } from "@/api/writes";
import { useForm } from "@/lib/form";
import { normalise, trimSpaces } from "@/lib/text";
import { FormDialog } from "@/ui/FormDialog";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { refreshRounds } from "../useRounds";
import type { Application, Round } from "../wire";
import { useWords } from "./words";

const POINTS_MOST = 1000;
const COMMENT_MOST = 1000;

export function PointsDialog({
  round,
  application,
  onClose,
}: {
  round: Round;
  application: Application;
  onClose: () => void;
}) {
  const { dialog: words } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const { booking_id, number } = application.asked;
  const form = useForm({ points: application.points?.toString() ?? "", comment: application.points_comment });
  const sending = useSubmit(form, {
    check: ({ points }) => (pointsIn(points) === null ? [{ field: "points", message: words.wrong }] : []),
    send: ({ points, comment }) => {
      const body = { booking_id, points: pointsIn(points) ?? 0, comment: trimSpaces(comment) };
      const params = { path: { id: round.id }, header: idempotency(body) };
      return api.PUT("/api/rounds/{id}/points", { params, body });
    },
    done: () => {
      void refreshRounds(queries);
      toast(words.done(number));
      onClose();
    },
  });
  return (
    <FormDialog words={{ ...words, title: words.title(number) }} form={form} sending={sending} onClose={onClose}>
      <TextInput
        {...form.field("points")}
        label={words.points}
        support={words.pointsHint}
        unit={words.pointsUnit}
        inputMode="numeric"
        width="short"
        required
      />
      <TextArea {...form.field("comment")} label={words.comment} optional most={COMMENT_MOST} rows={3} />
    </FormDialog>
  );
}

function pointsIn(typed: string): number | null {
  const text = normalise(typed);
  const points = Number(text);
  return /^\d+$/.test(text) && points <= POINTS_MOST ? points : null;
}
