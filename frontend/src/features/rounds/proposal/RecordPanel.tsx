import { useState } from "react";
import { saveFile } from "@/api/download";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import type { Run } from "../wire";
import { useWords } from "./words";

/** The two halves of a run's record, to be solved again by anybody. */
export function RecordPanel({ run }: { run: Run }) {
  const { record: words } = useWords();
  const [failed, setFailed] = useState(false);
  const save = (part: "input" | "plan") => {
    setFailed(false);
    saveFile(`/api/round-runs/${run.id}/record?part=${part}`, `round-run-${run.number}-${part}.json`).catch(() =>
      setFailed(true),
    );
  };
  return (
    <Panel title={words.title}>
      <p className="max-w-[45em]">{words.lead}</p>
      {run.engine && <p className="text-sm text-solid-gray-700">{words.engine(run.engine)}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        {(["input", "plan"] as const).map((part) => (
          <Button key={part} look="line" size="small" icon="download" onClick={() => save(part)}>
            {words[part]}
          </Button>
        ))}
      </div>
      {failed && (
        <p role="alert" className="mt-2 font-bold text-error-2">
          {words.failed}
        </p>
      )}
    </Panel>
  );
}
