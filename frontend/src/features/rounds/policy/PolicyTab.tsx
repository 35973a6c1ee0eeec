import { useState } from "react";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import type { Round } from "../wire";
import { PolicyForm } from "./PolicyForm";
import { PolicyTerms } from "./PolicyTerms";
import { useWords } from "./words";

/** The policy in words; who may change it does so on the same page. */
export function PolicyTab({ round }: { round: Round }) {
  const words = useWords();
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  // A form that was begun again after somebody else's change starts from the newest policy.
  const [begun, setBegun] = useState(0);
  if (editing) {
    return (
      <PolicyForm
        key={begun}
        round={round}
        onClose={() => setEditing(false)}
        onRestart={() => setBegun(begun + 1)}
        onSaved={() => {
          toast(words.done);
          setEditing(false);
        }}
      />
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{words.published}</p>
        {round.may.includes("round.update") && (
          <Button look="line" icon="pencil" onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )}
      </div>
      <PolicyTerms policy={round.policy} method={round.method} seed={round.seed} />
      {round.may.includes("round.update") && <NotificationBanner tone="info" title={words.changeNote} />}
    </>
  );
}
