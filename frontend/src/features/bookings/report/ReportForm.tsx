import { useState } from "react";
import { api } from "@/api/client";
import { ifMatch, useIdempotency } from "@/api/writes";
import { useDraft } from "@/lib/drafts";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextArea } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import { useChange } from "../page/useChange";
import type { Booking } from "../wire";
import { useWords } from "./words";

type Written = { work_done: string; findings: string };

/** Kept on this device at every key, on the server as a draft, and handed in once. */
export function ReportForm({ booking, draft }: { booking: Booking; draft: Written | undefined }) {
  const words = useWords();
  const { value, ready, change, missing, send, save } = useReport(booking, draft);
  if (!ready) return null;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(true);
      }}
    >
      <p className="text-sm">{words.reportLead}</p>
      {save.error && (
        <NotificationBanner tone="error" title={save.error.title}>
          {save.error.detail}
        </NotificationBanner>
      )}
      <TextArea
        label={words.workDone}
        support={words.workDoneSupport}
        required
        most={2000}
        rows={6}
        value={value.work_done}
        error={missing ? words.workMissing : undefined}
        onChange={(work_done) => change({ ...value, work_done })}
      />
      <TextArea
        label={words.findings}
        optional
        most={2000}
        value={value.findings}
        onChange={(findings) => change({ ...value, findings })}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={save.isPending && save.variables.submit}>
          {words.submit}
        </Button>
        <Button look="line" busy={save.isPending && !save.variables.submit} onClick={() => send(false)}>
          {words.keep}
        </Button>
      </div>
    </form>
  );
}

function useReport(booking: Booking, draft: Written | undefined) {
  const words = useWords();
  const toast = useToast();
  const [missing, setMissing] = useState(false);
  const stored = { work_done: draft?.work_done ?? "", findings: draft?.findings ?? "" };
  const { value, ready, change, drop } = useDraft<Written>(`report.${booking.id}`, stored);
  const idempotency = useIdempotency();
  const save = useChange((body: Written & { submit: boolean }) =>
    api.PUT("/api/bookings/{id}/report", {
      params: { path: { id: booking.id } },
      headers: { ...ifMatch(booking.version), ...idempotency({ ...body, version: booking.version }) },
      body,
    }),
  );
  const send = (submit: boolean) => {
    const empty = value.work_done.trim() === "";
    setMissing(empty);
    if (empty || save.isPending) return;
    const onSuccess = () => {
      drop();
      toast(submit ? words.submitted : words.kept);
    };
    save.mutate({ ...value, submit }, { onSuccess });
  };
  return { value, ready, change, missing, send, save };
}
