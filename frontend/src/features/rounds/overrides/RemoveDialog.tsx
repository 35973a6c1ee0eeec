import { useState } from "react";
import { api } from "@/api/client";
import { useWrite } from "@/api/useWrite";
import { useIdempotency } from "@/api/writes";
import { trimSpaces } from "@/lib/text";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextArea } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { refreshRounds } from "../useRounds";
import type { Override } from "../wire";
import { useWords } from "./words";

const TEXT_MOST = 2000;

/** Taken back with a reason; the row stays in the report. */
export function RemoveDialog({ override, onClose }: { override: Override; onClose: () => void }) {
  const { remove: words } = useWords();
  const toast = useToast();
  const idempotency = useIdempotency();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const { number } = override.asked;
  const removing = useWrite((typed: string) => {
    const body = { text: typed };
    const params = { path: { id: override.id }, header: idempotency(body) };
    return api.POST("/api/round-overrides/{id}/remove", { params, body });
  }, refreshRounds);
  const missing = trimSpaces(text) === "";
  const confirm = () => {
    setTried(true);
    if (missing) return;
    removing.mutate(trimSpaces(text), {
      onSuccess: () => {
        toast(words.done(number));
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.title(number)}
      consequences={words.notes}
      confirmLabel={words.submit}
      busy={removing.isPending}
      onConfirm={confirm}
    >
      {removing.error && (
        <NotificationBanner tone="error" title={removing.error.title}>
          {removing.error.detail}
        </NotificationBanner>
      )}
      <TextArea
        label={words.text}
        required
        rows={3}
        most={TEXT_MOST}
        value={text}
        onChange={setText}
        error={tried && missing ? words.textMissing : undefined}
      />
    </ConfirmDialog>
  );
}
