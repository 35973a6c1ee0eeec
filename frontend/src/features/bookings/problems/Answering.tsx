import { useState } from "react";
import { useSubmit } from "@/api/useSubmit";
import { useForm } from "@/lib/form";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/choices";
import { FormDialog } from "@/ui/FormDialog";
import { TextArea } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { ProblemReport } from "../wire";
import { useAnswer, useReread } from "./useProblems";
import { useWords } from "./words";

/** The host's answer; a second one follows where the first didn't solve it. */
export function Answering({ problem }: { problem: ProblemReport }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  if (!problem.may.includes("problem.answer")) return null;
  return (
    <>
      <Button look={problem.state === "open" ? "fill" : "line"} className="self-start" onClick={() => setOpen(true)}>
        {words.answerIt}
      </Button>
      {open && <AnswerDialog problem={problem} onClose={() => setOpen(false)} />}
    </>
  );
}

function AnswerDialog({ problem, onClose }: { problem: ProblemReport; onClose: () => void }) {
  const words = useWords();
  const toast = useToast();
  const reread = useReread();
  const form = useForm({ text: "", resolved: false });
  const sending = useSubmit(form, {
    check: ({ text }) => (text.trim() === "" ? [{ field: "text", message: words.answerMissing }] : []),
    send: useAnswer(problem),
    done: () => {
      void reread();
      toast(words.answeredToast);
      onClose();
    },
  });
  const { value: resolved, ...check } = form.field("resolved");
  return (
    <FormDialog
      words={{ title: words.answerIt, lead: problem.text, submit: words.sendAnswer, cancel: words.cancel }}
      form={form}
      sending={sending}
      onClose={onClose}
    >
      <TextArea
        {...form.field("text")}
        label={words.answerText}
        support={words.answerSupport}
        required
        rows={3}
        most={1000}
      />
      <Check {...check} label={words.resolved} checked={resolved} />
    </FormDialog>
  );
}
