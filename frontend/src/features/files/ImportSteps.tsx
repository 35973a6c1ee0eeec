import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { saveFile } from "@/api/download";
import { asProblem, type Problem } from "@/api/problem";
import type { components } from "@/api/schema";
import { ifMatch } from "@/api/writes";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { useToast } from "@/ui/Toast";
import { useWords } from "./words";

type Import = components["schemas"]["Import"];
type Answer = { data?: Import; error?: unknown };

/** What can be done with the file now, and what the last step came to. */
export function ImportSteps({ of }: { of: Import }) {
  const words = useWords().import;
  const toast = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (step: () => Promise<Answer>, done: (after: Import) => string) => {
    setBusy(true);
    setProblem(null);
    const answer = await step().catch((failure: unknown): Answer => ({ error: failure }));
    setBusy(false);
    if (answer.data) toast(done(answer.data));
    else setProblem(asProblem(answer.error));
    await queries.invalidateQueries();
  };
  const params = { path: { id: of.id }, header: ifMatch(of.version) };
  return (
    <>
      {problem && (
        <NotificationBanner tone="error" title={words.refused}>
          {problem.detail ?? problem.title}
        </NotificationBanner>
      )}
      {of.state === "preview" && (
        <Apply
          of={of}
          busy={busy}
          onApply={(all) =>
            void run(
              () => api.POST("/api/imports/{id}/apply", { params, body: { all_or_nothing: all } }),
              (after) => words.applied(after.counts.applied),
            )
          }
        />
      )}
      {of.state === "applied" && (
        <Applied
          of={of}
          busy={busy}
          onUndo={() =>
            void run(
              () => api.POST("/api/imports/{id}/undo", { params }),
              (after) => words.undone(after.counts.undone),
            )
          }
        />
      )}
      {of.state === "undone" && <Undone of={of} />}
    </>
  );
}

function Apply({ of, busy, onApply }: { of: Import; busy: boolean; onApply: (all: boolean) => void }) {
  const words = useWords().import;
  const [how, setHow] = useState<"some" | "all">("some");
  const { create, update, error } = of.counts;
  const sound = create + update;
  return (
    <Panel title={words.previewTitle}>
      <div className="flex flex-col gap-4">
        <p>
          {sound > 0 ? words.sound(sound) : words.soundNone} {error > 0 && words.wrong(error)}
        </p>
        {error > 0 && sound > 0 && (
          <RadioGroup
            label={words.how}
            value={how}
            onChange={setHow}
            choices={[
              { value: "some", label: words.some },
              { value: "all", label: words.all },
            ]}
          />
        )}
        <div className="flex flex-wrap gap-3">
          {sound > 0 && of.may.includes("import.apply") && (
            <Button icon="upload" busy={busy} onClick={() => onApply(how === "all")}>
              {words.apply(sound)}
            </Button>
          )}
          {error > 0 && <ErrorsFile of={of} />}
        </div>
      </div>
    </Panel>
  );
}

function ErrorsFile({ of }: { of: Import }) {
  const words = useWords();
  const [failed, setFailed] = useState(false);
  const save = () => {
    setFailed(false);
    saveFile(`/api/imports/${of.id}/errors`, "import-errors.csv").catch(() => setFailed(true));
  };
  return (
    <>
      <Button look="line" icon="download" onClick={save}>
        {words.import.errorsFile}
      </Button>
      {failed && (
        <p role="alert" className="font-bold text-error-2">
          {words.export.failed}
        </p>
      )}
    </>
  );
}

function Applied({ of, busy, onUndo }: { of: Import; busy: boolean; onUndo: () => void }) {
  const words = useWords().import;
  const [asking, setAsking] = useState(false);
  const rows = of.counts.applied;
  return (
    <NotificationBanner
      tone="success"
      title={words.applied(rows)}
      actions={
        <>
          <LinkButton look="line" icon="building" href={paths.hostFacilities()}>
            {words.facilities}
          </LinkButton>
          {of.may.includes("import.undo") && (
            <Button look="line" icon="refresh" busy={busy} onClick={() => setAsking(true)}>
              {words.undo}
            </Button>
          )}
          {of.counts.error > 0 && <ErrorsFile of={of} />}
          <ConfirmDialog
            open={asking}
            onClose={() => setAsking(false)}
            title={words.undoTitle}
            consequences={words.undoNotes(rows)}
            confirmLabel={words.undo}
            onConfirm={() => {
              setAsking(false);
              onUndo();
            }}
          />
        </>
      }
    >
      {of.kind === "facilities" && of.counts.create > 0 ? words.appliedText : null}
    </NotificationBanner>
  );
}

function Undone({ of }: { of: Import }) {
  const words = useWords().import;
  const { undone, kept } = of.counts;
  return (
    <>
      <NotificationBanner tone="success" title={words.undone(undone)} />
      {kept > 0 && (
        <NotificationBanner tone="warning" title={words.keptTitle(kept)}>
          {words.keptText}
        </NotificationBanner>
      )}
    </>
  );
}
