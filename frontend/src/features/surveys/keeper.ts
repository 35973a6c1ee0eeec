import type { DeviceDraft } from "./answering";
import type { Answers } from "./questionnaire";

/** Where the answers are: on the server, on their way, only here because the line is down, or refused for good. */
export type Keeping = "idle" | "saved" | "waiting" | "offline" | "ended";

const PAUSE_MS = 1_200;
const AGAIN_MS = 15_000;

export type Keeper = {
  subscribe: (listener: () => void) => () => void;
  keeping: () => Keeping;
  /** Keeps on the device at once, and sends after a pause. `keys` are the answers that changed. */
  change: (answers: Answers, keys: readonly string[]) => void;
  /** Sends what waits, now: the page is turned, hidden, or back on line. */
  flush: () => Promise<void>;
  /** The answers are being handed in: resolves when nothing else is under way. */
  pause: () => Promise<void>;
  /** They were not taken: drafts go on. */
  resume: () => void;
};

type Ways = {
  start: DeviceDraft;
  keep: (draft: DeviceDraft) => void;
  send: (answers: Answers) => Promise<void>;
  isFinal: (failure: unknown) => boolean;
};

/**
 * Every answer is kept on the device as it is given, and goes to the server a moment later, each content under a
 * key of its own. A refusal that repeating can't mend ends the sending; anything else is tried again.
 */
export function createKeeper(ways: Ways): Keeper {
  const mind = { answers: ways.start.answers, unsent: new Set(ways.start.unsent), stopped: false };
  const status = statusOf(mind.unsent.size > 0 ? "waiting" : "idle");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | null = null;

  const later = (pause: number) => {
    clearTimeout(timer);
    if (!mind.stopped) timer = setTimeout(() => void flush(), pause);
  };
  const flush = async () => {
    clearTimeout(timer);
    if (sending) return sending;
    if (mind.stopped || mind.unsent.size === 0) return;
    sending = sendOnce(ways, mind, status).finally(() => {
      sending = null;
      if (mind.unsent.size > 0) later(status.now() === "offline" ? AGAIN_MS : PAUSE_MS);
    });
    await sending;
  };

  if (mind.unsent.size > 0) later(PAUSE_MS);
  return {
    subscribe: status.subscribe,
    keeping: status.now,
    change: (answers, keys) => {
      mind.answers = answers;
      for (const key of keys) mind.unsent.add(key);
      ways.keep({ answers, unsent: [...mind.unsent] });
      if (status.now() !== "ended" && status.now() !== "offline") status.enter("waiting");
      later(PAUSE_MS);
    },
    flush,
    pause: async () => {
      mind.stopped = true;
      clearTimeout(timer);
      await sending;
    },
    resume: () => {
      mind.stopped = status.now() === "ended";
      if (mind.unsent.size > 0) later(PAUSE_MS);
    },
  };
}

type Mind = { answers: Answers; unsent: Set<string>; stopped: boolean };

async function sendOnce(ways: Ways, mind: Mind, status: Status): Promise<void> {
  const under = mind.unsent;
  mind.unsent = new Set();
  try {
    await ways.send(mind.answers);
    status.enter(mind.unsent.size > 0 ? "waiting" : "saved");
  } catch (failure) {
    mind.unsent = new Set([...under, ...mind.unsent]);
    const final = ways.isFinal(failure);
    if (final) mind.stopped = true;
    status.enter(final ? "ended" : "offline");
  }
  ways.keep({ answers: mind.answers, unsent: [...mind.unsent] });
}

type Status = { now: () => Keeping; enter: (next: Keeping) => void; subscribe: Keeper["subscribe"] };

function statusOf(first: Keeping): Status {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    now: () => state,
    enter: (next) => {
      if (state === next) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
