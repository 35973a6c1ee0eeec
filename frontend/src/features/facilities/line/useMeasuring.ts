import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { randomKey } from "@/api/writes";
import { measure, type Progress } from "./measure";
import type { Setting } from "./setting";
import type { Measurements } from "./wire";

export type Measuring =
  | { state: "idle" | "cancelled" }
  | { state: "running"; progress: Progress | null; saving: boolean }
  | { state: "failed"; problem: Problem }
  | { state: "done"; kept: Measurements };

/** One measuring at a time, from the session to the kept row; leaving the page ends it. */
export function useMeasuring(facilityId: string) {
  const queries = useQueryClient();
  const [measuring, setMeasuring] = useState<Measuring>({ state: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    async (setting: Setting) => {
      const abort = new AbortController();
      running.current?.abort();
      running.current = abort;
      setMeasuring({ state: "running", progress: null, saving: false });
      const kept = await run(facilityId, setting, abort.signal, (progress, saving) =>
        setMeasuring({ state: "running", progress, saving }),
      ).catch((failure: unknown) => (abort.signal.aborted ? null : asProblem(failure)));
      if (running.current !== abort) return;
      if (kept === null) setMeasuring({ state: "cancelled" });
      else if ("items" in kept) {
        queries.setQueryData(
          ["get", "/api/facilities/{id}/measurements", { params: { path: { id: facilityId } } }],
          kept,
        );
        void queries.invalidateQueries();
        setMeasuring({ state: "done", kept });
      } else setMeasuring({ state: "failed", problem: kept });
    },
    [facilityId, queries],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { measuring, start, cancel };
}

async function run(
  facilityId: string,
  setting: Setting,
  signal: AbortSignal,
  say: (progress: Progress | null, saving: boolean) => void,
): Promise<Measurements> {
  const begun = await api.POST("/api/measurements", { body: { facility_id: facilityId }, signal });
  if (begun.data === undefined) throw begun.error;
  const session = begun.data;
  let told = 0;
  const counted = await measure(session, signal, (progress) => {
    // Ten times a second is more than anybody reads.
    const now = performance.now();
    if (now - told < 100) return;
    told = now;
    say(progress, false);
  });
  say(null, true);
  const kept = await api.POST("/api/facilities/{id}/measurements", {
    params: { path: { id: facilityId }, header: { "Idempotency-Key": randomKey() } },
    body: { token: session.token, ...setting, ...counted },
    signal,
  });
  if (kept.data === undefined) throw kept.error;
  return kept.data;
}
