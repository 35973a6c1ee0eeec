import { useState } from "react";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/TextInput";
import type { LinkAct } from "./useLink";
import { useWords } from "./words";

/** Approve with one press; giving back opens the field for the reason first. */
export function ApproveForm({ busy, onAct }: { busy: boolean; onAct: (act: LinkAct) => void }) {
  const words = useWords();
  const [comment, setComment] = useState("");
  const [returning, setReturning] = useState(false);
  if (returning) return <ReturnForm busy={busy} onAct={onAct} onNever={() => setReturning(false)} />;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{words.duty}</p>
      <TextArea label={words.comment} optional rows={2} most={1000} value={comment} onChange={setComment} />
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button size="large" busy={busy} onClick={() => onAct({ do: "approve", comment: comment.trim() })}>
          {words.approve}
        </Button>
        <Button size="large" look="line" onClick={() => setReturning(true)}>
          {words.giveBack}
        </Button>
      </div>
    </div>
  );
}

function ReturnForm({ busy, onAct, onNever }: { busy: boolean; onAct: (act: LinkAct) => void; onNever: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <form
      noValidate
      aria-label={words.giveBackTitle}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const empty = reason.trim() === "";
        setMissing(empty);
        if (!empty && !busy) onAct({ do: "giveBack", comment: reason.trim() });
      }}
    >
      <TextArea
        label={words.reason}
        required
        autoFocus
        rows={4}
        most={1000}
        value={reason}
        onChange={setReason}
        error={missing ? words.reasonMissing : undefined}
      />
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button type="submit" size="large" busy={busy}>
          {words.send}
        </Button>
        <Button size="large" look="line" onClick={onNever}>
          {words.never}
        </Button>
      </div>
    </form>
  );
}
