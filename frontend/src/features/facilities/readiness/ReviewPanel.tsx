import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { useIdempotency } from "@/api/writes";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { ConfirmDialog, Dialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { StatusBadge } from "@/ui/StatusBadge";
import { TextArea } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { Readiness } from "./wire";
import { useReadinessWords } from "./words";

const COMMENT_MOST = 2000;

/** What the municipality said last, and its two buttons. */
export function ReviewPanel({ readiness }: { readiness: Readiness }) {
  const { review: words } = useReadinessWords();
  const { locale } = useLocale();
  const { check } = readiness;
  return (
    <Panel title={words.title}>
      <div className="flex flex-col gap-3">
        {check ? (
          <>
            <p className="flex flex-wrap items-center gap-2">
              <StatusBadge tone={check.verdict === "confirmed" ? "good" : "yours"}>{words[check.verdict]}</StatusBadge>
              {words.by(moment(check.checked_at, locale), check.score)}
            </p>
            {check.comment !== "" && <p className="whitespace-pre-line">{check.comment}</p>}
            {check.changed_since && <p className="text-sm text-solid-gray-700">{words.changed}</p>}
          </>
        ) : (
          <p>{words.never}</p>
        )}
        {readiness.may.includes("readiness.check") && <Steps readiness={readiness} />}
      </div>
    </Panel>
  );
}

function Steps({ readiness }: { readiness: Readiness }) {
  const { review: words } = useReadinessWords();
  const [open, setOpen] = useState<"confirmed" | "returned" | null>(null);
  const [comment, setComment] = useState("");
  const [empty, setEmpty] = useState(false);
  const { busy, problem, check } = useCheck(readiness.facility_id, () => {
    setOpen(null);
    setComment("");
  });
  const refused = problem !== null && (
    <NotificationBanner tone="error" title={problem.title}>
      {problem.detail}
    </NotificationBanner>
  );
  const sendBack = () => {
    setEmpty(comment.trim() === "");
    if (comment.trim() !== "") void check("returned", comment);
  };
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => setOpen("confirmed")}>{words.confirm}</Button>
      <Button look="line" onClick={() => setOpen("returned")}>
        {words.return}
      </Button>
      <ConfirmDialog
        open={open === "confirmed"}
        onClose={() => setOpen(null)}
        title={words.confirmTitle}
        consequences={words.confirmNotes}
        confirmLabel={words.confirm}
        busy={busy}
        onConfirm={() => void check("confirmed", "")}
      >
        {refused}
      </ConfirmDialog>
      <Dialog
        open={open === "returned"}
        onClose={() => setOpen(null)}
        title={words.returnTitle}
        footer={
          <Button busy={busy} onClick={sendBack}>
            {words.return}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          {refused}
          <TextArea
            label={words.comment}
            support={words.commentHint}
            required
            value={comment}
            onChange={setComment}
            most={COMMENT_MOST}
            error={empty ? words.required : undefined}
          />
        </div>
      </Dialog>
    </div>
  );
}

function useCheck(facilityId: string, onDone: () => void) {
  const { review: words } = useReadinessWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = async (verdict: "confirmed" | "returned", comment: string) => {
    setBusy(true);
    setProblem(null);
    const body = { verdict, comment };
    const answer = await api
      .POST("/api/facilities/{id}/readiness/review", {
        params: { path: { id: facilityId }, header: idempotency(body) },
        body,
      })
      .catch((failure: unknown) => ({ data: undefined, error: failure }));
    setBusy(false);
    if (answer.data === undefined) {
      setProblem(asProblem(answer.error));
      return;
    }
    void queries.invalidateQueries();
    toast(words.done);
    onDone();
  };
  return { busy, problem, check };
}
