import { startTransition, Suspense, use, useState } from "react";
import { Skeleton } from "@/ui/Skeleton";
import { Ended } from "./Ended";
import { Filling } from "./Filling";
import { Intro } from "./Intro";
import { open, type Opening } from "./opening";
import { Thanks } from "./Thanks";
import type { Asked } from "./wire";

/** A questionnaire from its first page to the thanks; knows neither router nor query cache. */
export function Survey({ asked, back }: { asked: Asked; back?: string }) {
  const [opening, setOpening] = useState(() => open(asked));
  const again = () => startTransition(() => setOpening(open(asked)));
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <Opened opening={opening} asked={asked} again={again} {...(back !== undefined && { back })} />
    </Suspense>
  );
}

type Stage = "intro" | "filling" | "sent";

function Opened({
  opening,
  asked,
  again,
  back,
}: {
  opening: Promise<Opening>;
  asked: Asked;
  again: () => void;
  back?: string;
}) {
  const { survey, start, problem } = use(opening);
  const [stage, setStage] = useState<Stage>("intro");
  const enter = (next: Stage) => {
    setStage(next);
    globalThis.scrollTo?.(0, 0);
  };
  if (problem) return <Ended code={problem.code} detail={problem.detail ?? problem.title} again={again} />;
  if (stage === "intro") return <Intro survey={survey} start={start.answers} onStart={() => enter("filling")} />;
  if (stage === "filling") return <Filling survey={survey} start={start} asked={asked} onSent={() => enter("sent")} />;
  return <Thanks survey={survey} {...(back !== undefined && { back })} />;
}
