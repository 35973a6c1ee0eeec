import { useEffect, useRef } from "react";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import type { Measuring } from "./useMeasuring";
import { plain } from "./figures";
import type { Setting } from "./setting";
import { SettingFields } from "./SettingFields";
import { useLineWords } from "./words";

type Running = Extract<Measuring, { state: "running" }>;

/** Where to measure, the one big button, and how far it is. */
export function RunPanel({
  setting,
  onSetting,
  measuring,
  onStart,
  onCancel,
}: {
  setting: Setting;
  onSetting: (setting: Setting) => void;
  measuring: Measuring;
  onStart: () => void;
  onCancel: () => void;
}) {
  const { run: words, setting: settings } = useLineWords();
  const running = measuring.state === "running";
  return (
    <Panel title={words.title}>
      {running ? (
        <Progressing measuring={measuring} onCancel={onCancel} />
      ) : (
        <div className="flex flex-col gap-4">
          <Outcome measuring={measuring} />
          <SettingFields setting={setting} onChange={onSetting} />
          <p className="text-sm text-solid-gray-700">
            {settings.kept} {words.before}
          </p>
          <Button size="large" icon="wifi" wide onClick={onStart}>
            {measuring.state === "done" ? words.again : words.start}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Outcome({ measuring }: { measuring: Measuring }) {
  const { run: words, grade } = useLineWords();
  if (measuring.state === "cancelled") return <NotificationBanner tone="info" title={words.cancelled} />;
  if (measuring.state === "done") {
    const is = measuring.kept.items[0]?.grade;
    return <NotificationBanner tone="success" title={words.done(is ?? grade.unmeasured)} />;
  }
  if (measuring.state !== "failed") return null;
  const { problem } = measuring;
  return (
    <NotificationBanner tone="error" title={words.failed}>
      {problem.status === 0 ? words.failedText : (problem.detail ?? problem.title)}
    </NotificationBanner>
  );
}

const WHOLE = 100;

/** The phase is spoken when it changes; the numbers move silently. */
function Progressing({ measuring, onCancel }: { measuring: Running; onCancel: () => void }) {
  const { run: words } = useLineWords();
  const { progress, saving } = measuring;
  const cancel = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone; focus goes to the one that undoes it.
  useEffect(() => cancel.current?.focus(), []);
  const percent = saving ? WHOLE : Math.round((progress?.share ?? 0) * WHOLE);
  return (
    <div className="flex flex-col items-center gap-4 py-4 text-center">
      <p role="status" className="text-lg font-bold">
        {saving ? words.saving : words.phases[progress?.phase ?? "latency"]}
      </p>
      <p aria-hidden="true" className="min-h-14 text-4xl font-bold">
        {typeof progress?.mbps === "number" && words.live(plain(progress.mbps))}
      </p>
      <div
        role="progressbar"
        aria-label={words.progress}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={WHOLE}
        className="h-3 w-full max-w-xl overflow-hidden rounded-full bg-solid-gray-200"
      >
        <div data-swatch className="h-full bg-key-900" style={{ width: `${percent}%` }} />
      </div>
      <p>{words.open}</p>
      <Button ref={cancel} look="line" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}
