import { useState } from "react";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import type { Problem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { ConfirmDialog, Dialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { TextArea } from "@/ui/TextInput";
import type { Facility } from "../wire";
import { useListingStep, type Step } from "./useListingStep";
import { useDeskWords } from "./words";

const STEPS: readonly Step[] = ["publish", "return", "submit", "suspend"];
const TEXT_MOST = 2000;

/** What the reader may do with a listing now; the server's `may` decides, nothing else. */
export function ListingSteps({ facility, steps = STEPS }: { facility: Facility; steps?: readonly Step[] }) {
  const words = useDeskWords();
  const { take, busy, problem } = useListingStep(facility);
  const [open, setOpen] = useState<Step | null>(null);
  const offered = steps.filter((step) => facility.may.includes(`facility.${step}`));
  const finish = async (step: Step, text?: string) => {
    if (await take(step, text)) setOpen(null);
  };
  const close = () => setOpen(null);
  const dialog = { busy, problem, onClose: close, facility };
  return (
    <>
      {offered.map((step) => (
        <Button
          key={step}
          look={step === "submit" || step === "publish" ? "fill" : "line"}
          onClick={() => setOpen(step)}
        >
          {words.act[step]}
        </Button>
      ))}
      <AskFirst {...dialog} step={open === "submit" || open === "publish" ? open : null} onYes={finish} />
      <WriteFirst
        // A dialog that is opened again begins empty.
        key={open}
        {...dialog}
        step={open === "return" || open === "suspend" ? open : null}
        onSend={finish}
      />
    </>
  );
}

type Asking = { facility: Facility; busy: boolean; problem: Problem | null; onClose: () => void };

function AskFirst({
  step,
  onYes,
  facility,
  busy,
  problem,
  onClose,
}: Asking & { step: "submit" | "publish" | null; onYes: (step: Step) => Promise<void> }) {
  const { act } = useDeskWords();
  const { locale } = useLocale();
  const name = said(facility.name, locale);
  const shown = step ?? "submit";
  return (
    <ConfirmDialog
      open={step !== null}
      onClose={onClose}
      title={shown === "submit" ? act.submitTitle : act.publishTitle}
      consequences={shown === "submit" ? act.submitNotes(name) : act.publishNotes(name)}
      confirmLabel={act[shown]}
      busy={busy}
      onConfirm={() => void onYes(shown)}
    >
      <Refused problem={problem} />
    </ConfirmDialog>
  );
}

function WriteFirst({
  step,
  onSend,
  busy,
  problem,
  onClose,
}: Asking & { step: "return" | "suspend" | null; onSend: (step: Step, text: string) => Promise<void> }) {
  const { act } = useDeskWords();
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  const shown = step ?? "return";
  const send = () => {
    setEmpty(text.trim() === "");
    if (text.trim() !== "") void onSend(shown, text.trim());
  };
  return (
    <Dialog
      open={step !== null}
      onClose={onClose}
      title={shown === "return" ? act.returnTitle : act.suspendTitle}
      footer={
        <Button busy={busy} look={shown === "suspend" ? "danger" : "fill"} onClick={send}>
          {act[shown]}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Refused problem={problem} />
        {shown === "suspend" && <p>{act.suspendNotes}</p>}
        <TextArea
          label={shown === "return" ? act.returnComment : act.suspendReason}
          support={shown === "return" ? act.returnSupport : undefined}
          required
          value={text}
          onChange={setText}
          most={TEXT_MOST}
          error={empty ? act.required : undefined}
        />
      </div>
    </Dialog>
  );
}

/** The server's reason, with each field that keeps a listing from going on. */
function Refused({ problem }: { problem: Problem | null }) {
  if (problem === null) return null;
  const fields = problem.fields ?? [];
  return (
    <NotificationBanner tone="error" title={problem.title}>
      {problem.detail}
      {fields.length > 0 && (
        <ul className="list-disc ps-5">
          {fields.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      )}
    </NotificationBanner>
  );
}
