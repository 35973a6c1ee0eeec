import { useState } from "react";
import { longDate } from "@/lib/dates";
import { useDraft } from "@/lib/drafts";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { figureWords } from "./figures";
import { FigureTiles } from "./FigureTiles";
import { GradeBadge } from "./GradeBadge";
import { ManualDialog } from "./ManualDialog";
import { MeasurementList } from "./MeasurementList";
import { PartyPanel } from "./PartyPanel";
import { ResultPanel } from "./ResultPanel";
import { RunPanel } from "./RunPanel";
import { guessed } from "./setting";
import { useMeasuring } from "./useMeasuring";
import type { Measurements } from "./wire";
import { useLineWords } from "./words";

/** Measuring first, then what it means, then what was measured before. */
export function LineDesk({ measurements }: { measurements: Measurements }) {
  const words = useLineWords();
  const { facility_id: facility, may } = measurements;
  const setting = useDraft(`line ${facility}`, guessed());
  const { measuring, start, cancel } = useMeasuring(facility);
  const [typing, setTyping] = useState(false);
  return (
    <div className="grid gap-4 pb-8 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        {may.includes("measurement.begin") && (
          <RunPanel
            setting={setting.value}
            onSetting={setting.change}
            measuring={measuring}
            onStart={() => void start(setting.value)}
            onCancel={cancel}
          />
        )}
        {measuring.state === "done" ? (
          <ResultPanel measurements={measuring.kept} />
        ) : (
          <PresentPanel measurements={measurements} />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <PartyPanel measurements={measurements} />
        <Panel title={words.method.title}>
          <ul className="list-disc space-y-1 ps-5 text-sm">
            {words.method.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
        <MeasurementList measurements={measurements} />
        {may.includes("measurement.enter") && (
          <div>
            <Button look="line" icon="pencil" onClick={() => setTyping(true)}>
              {words.manual.open}
            </Button>
          </div>
        )}
      </div>
      {typing && <ManualDialog facilityId={facility} setting={setting.value} onClose={() => setTyping(false)} />}
    </div>
  );
}

/** What visitors see of the line now. */
function PresentPanel({ measurements }: { measurements: Measurements }) {
  const words = useLineWords();
  const { locale } = useLocale();
  const { line, measured_on: on } = measurements;
  return (
    <Panel title={words.now.title}>
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-3">
          <GradeBadge grade={line.grade} stale={line.stale} />
          {line.grade && <span>{words.grade.meaning[line.grade]}</span>}
        </p>
        {on === null || on === undefined ? (
          <p>{words.now.none}</p>
        ) : (
          <>
            <p>
              {words.now.on(longDate(on, locale))}
              {line.source && `　${words.source[line.source]}`}
            </p>
            {line.stale && <p>{words.now.staleText}</p>}
            <FigureTiles items={figureWords({ ...measurements, ...line }, words)} />
          </>
        )}
      </div>
    </Panel>
  );
}
