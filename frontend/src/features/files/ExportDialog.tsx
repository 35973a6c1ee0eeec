import { useState } from "react";
import { saveFile } from "@/api/download";
import { asProblem } from "@/api/problem";
import type { operations } from "@/api/schema";
import { Button } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { Dialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import type { ExportKind } from "./ExportMenu";
import { useWords } from "./words";

type Asked = NonNullable<operations["export_facilities"]["parameters"]["query"]>;
type Format = NonNullable<Asked["format"]>;

const FORMATS: readonly Format[] = ["csv", "xlsx", "cp932", "csv_plain"];

type Content = { kinds: readonly [ExportKind, ...ExportKind[]]; search: string };

/** Which content, in which format; afterwards what the format could not hold. */
export function ExportDialog({ onClose, ...content }: Content & { onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog open onClose={onClose} title={words.export.title}>
      <Choices {...content} />
    </Dialog>
  );
}

function Choices({ kinds, search }: Content) {
  const words = useWords();
  const toast = useToast();
  const [kind, setKind] = useState<ExportKind>(kinds[0]);
  const [format, setFormat] = useState<Format>("csv");
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(0);
  const [failed, setFailed] = useState<string | null>(null);
  const save = async (asked: string, name: string, counts: boolean) => {
    setBusy(true);
    setFailed(null);
    try {
      const cells = await saveFile(`/api/exports/${kind}?${new URLSearchParams(search)}&${asked}`, name);
      if (counts) setLost(cells);
      toast(words.export.saved);
    } catch (failure) {
      setFailed(asProblem(failure).detail ?? "");
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      {kinds.length > 1 && (
        <RadioGroup
          label={words.export.content}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setLost(0);
          }}
          choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          inline
        />
      )}
      <RadioGroup
        label={words.export.format}
        value={format}
        onChange={(next) => {
          setFormat(next);
          setLost(0);
        }}
        choices={FORMATS.map((value) => ({
          value,
          label: words.export.formats[value],
          support: words.export.hints[value],
        }))}
      />
      {lost > 0 && (
        <Lost cells={lost} onReport={() => void save(`format=${format}&report=true`, `${kind}-letters.csv`, false)} />
      )}
      {failed !== null && (
        <p role="alert" className="font-bold text-error-2">
          {words.export.failed} {failed}
        </p>
      )}
      <div>
        <Button
          icon="download"
          busy={busy}
          onClick={() => void save(`format=${format}`, `${kind}.${format === "xlsx" ? "xlsx" : "csv"}`, true)}
        >
          {words.export.save}
        </Button>
      </div>
    </div>
  );
}

function Lost({ cells, onReport }: { cells: number; onReport: () => void }) {
  const words = useWords().export;
  return (
    <NotificationBanner
      tone="warning"
      title={words.lost(cells)}
      actions={
        <Button look="line" icon="download" onClick={onReport}>
          {words.report}
        </Button>
      }
    >
      {words.lostText}
    </NotificationBanner>
  );
}
