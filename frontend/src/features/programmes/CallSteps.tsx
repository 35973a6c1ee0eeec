import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem, isStale, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextArea } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { Call } from "./wire";
import { useWords } from "./words";

const STEPS = ["publish", "suspend", "resume"] as const;
type Step = (typeof STEPS)[number];
const REASON_MOST = 2000;

/** Publishing, suspending, resuming: which of them stand here is the server's `may`. */
export function CallSteps({ call }: { call: Call }) {
  const { steps: words } = useWords();
  const [asked, setAsked] = useState<Step | null>(null);
  const possible = STEPS.filter((step) => call.may.includes(`call.${step}`));
  return (
    <>
      {possible.map((step) => (
        <Button key={step} look={step === "suspend" ? "line" : "fill"} onClick={() => setAsked(step)}>
          {words[step].act}
        </Button>
      ))}
      {asked !== null && <StepDialog call={call} step={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function StepDialog({ call, step, onClose }: { call: Call; step: Step; onClose: () => void }) {
  const { steps: words } = useWords();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { take, busy, problem } = useStep(call, step, onClose);
  const missing = step === "suspend" && reason.trim() === "";
  const confirm = () => {
    setTried(true);
    if (!missing) void take(reason);
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words[step].title}
      consequences={words[step].consequences}
      confirmLabel={words[step].confirm}
      busy={busy}
      onConfirm={confirm}
    >
      <div className="flex flex-col gap-4">
        {problem && (
          <NotificationBanner tone="error" title={problem.title}>
            {isStale(problem) ? words.stale : (problem.fields?.[0]?.message ?? problem.detail)}
          </NotificationBanner>
        )}
        {step === "suspend" && (
          <TextArea
            label={words.reason}
            support={words.reasonHint}
            required
            rows={3}
            most={REASON_MOST}
            value={reason}
            onChange={setReason}
            error={tried && missing ? words.reasonMissing : undefined}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

/** A stale page is read again and says so; what was typed stays, and the next press goes over the newest version. */
function useStep(call: Call, step: Step, onDone: () => void) {
  const { steps: words } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = (reason: string) => {
    const header = { ...ifMatch(call.version), ...idempotency({ step, reason, version: call.version }) };
    const params = { path: { id: call.id }, header };
    if (step === "publish") return api.POST("/api/calls/{id}/publish", { params });
    if (step === "resume") return api.POST("/api/calls/{id}/resume", { params });
    return api.POST("/api/calls/{id}/suspend", { params, body: { reason } });
  };
  const take = async (reason: string) => {
    setBusy(true);
    setProblem(null);
    const answer = await send(reason).catch((failure: unknown) => ({ error: failure, response: Response.error() }));
    setBusy(false);
    void queries.invalidateQueries({ queryKey: ["get", "/api/calls"] });
    void queries.invalidateQueries({ queryKey: ["get", "/api/calls/{id}"] });
    if (!answer.response.ok) {
      setProblem(asProblem(answer.error));
      return;
    }
    toast(words[step].done);
    onDone();
  };
  return { take, busy, problem };
}
