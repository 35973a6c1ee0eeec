import { isProblem } from "@/api/problem";
import { currentLocale } from "@/lib/locale";
import type { Round, Session } from "./wire";

/** What the page is doing, and how far it is: 0 to 1 of the whole. */
export type Progress = { phase: Phase; share: number; mbps: number | null };
export type Phase = "latency" | "loss" | "down" | "up";

/** What a browser can count of a line; the server makes figures of it. */
export type Counted = { down: Round[]; up: Round[]; latencies_ms: number[]; probes_ms: number[] };

/**
 * What the engine needs of the world, so that tests can give it another. `onLine` is how long the browser's network part
 * says that a request waited for its answer, where it says so: a busy page notices an answer late.
 */
export type World = {
  fetch: typeof fetch;
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  onLine: (address: string) => number | null;
};

const WARM_UP_PINGS = 3;
const PINGS = 24;
/** Side by side, for the share of lost round trips: one late request in 480 is 0.2 %. */
const PROBE_LANES = 5;
const PROBES = 480;
const PROBE_PATIENCE_MS = 3_000;
/** So many streams as two groups of connections: a browser opens six to one place, with and without credentials. */
const LANES = 10;
const SPENT = "measurement.spent";
const WARM_UP_MS = 1_500;
const ROUNDS = 3;
const ROUND_MS = 2_500;
const ROUND_LEAST_MS = 50;
/** The warm-up ends early on a line that has used this share of the bytes. */
const WARM_UP_SHARE = 0.3;
const DOWN_BYTES = 8 * 1024 * 1024;
const UP_BYTES_LEAST = 32 * 1024;
const UP_BYTES_MOST = 4 * 1024 * 1024;
const UP_BYTES_FIRST = 64 * 1024;
/** One upload should take about so long: short enough to end soon, long enough not to be mostly waiting. */
const UP_EACH_MS = 400;
const TICK_MS = 100;
/** Of the bytes that the session may carry, so much is planned with. */
const CAUTION = 0.9;
/** Where each phase begins and ends in the whole, for the bar. */
const SHARES: Record<Phase, [number, number]> = {
  latency: [0, 0.1],
  loss: [0.1, 0.3],
  down: [0.3, 0.65],
  up: [0.65, 1],
};

type Measuring = {
  session: Session;
  signal: AbortSignal;
  say: (progress: Progress) => void;
  world: World;
  /** Begun so far: each has an address of its own, by which its time is found. */
  pings: number;
};

/**
 * Measures a line against the server: delay, loss, then both directions with several streams, whose warm-up is thrown
 * away, in three rounds. Fails with what `signal` was aborted with, or with the first request that failed.
 */
export async function measure(
  session: Session,
  signal: AbortSignal,
  say: (progress: Progress) => void,
  world: World = here(),
): Promise<Counted> {
  const measuring = { session, signal, say, world, pings: 0 };
  const latencies = await latency(measuring);
  const probes = await loss(measuring);
  const down = await flow(measuring, "down", downLane);
  const up = await flow(measuring, "up", upLane);
  return { latencies_ms: latencies, probes_ms: probes, down, up };
}

function here(): World {
  // Browsers keep 250 times when not asked for more.
  performance.setResourceTimingBufferSize(2 * (WARM_UP_PINGS + PINGS + PROBE_LANES + PROBES));
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => performance.now(),
    sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
    onLine: (address) => {
      const [told] = performance.getEntriesByName(new URL(address, location.href).href, "resource");
      if (!(told instanceof PerformanceResourceTiming) || told.requestStart === 0) return null;
      return told.responseStart - told.requestStart;
    },
  };
}

function tell({ say }: Measuring, phase: Phase, done: number, mbps: number | null = null) {
  const [from, until] = SHARES[phase];
  say({ phase, share: from + Math.min(1, done) * (until - from), mbps });
}

/** A refusal is read by people. */
function spoken() {
  return { "Accept-Language": currentLocale() };
}

function address({ session }: Measuring, what: string): string {
  return `/api/measurements/${session.token}/${what}`;
}

async function ping(measuring: Measuring, signal: AbortSignal): Promise<number> {
  const { world } = measuring;
  measuring.pings += 1;
  const where = address(measuring, `ping?n=${measuring.pings}`);
  const began = world.now();
  const answer = await world.fetch(where, { cache: "no-store", headers: spoken(), signal });
  const took = world.now() - began;
  if (!answer.ok) throw await answer.json();
  // The time is known when the answer has ended, even an empty one.
  await answer.arrayBuffer();
  const onLine = world.onLine(where);
  return onLine !== null && onLine > 0 ? Math.min(onLine, took) : took;
}

async function latency(measuring: Measuring): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < WARM_UP_PINGS + PINGS; index += 1) {
    const took = await ping(measuring, measuring.signal);
    // The first ones open the connection.
    if (index >= WARM_UP_PINGS) times.push(took);
    tell(measuring, "latency", index / (WARM_UP_PINGS + PINGS));
  }
  return times;
}

async function loss(measuring: Measuring): Promise<number[]> {
  const times: number[] = [];
  const lane = async () => {
    await probe(measuring);
    for (let index = 0; index < PROBES / PROBE_LANES; index += 1) {
      times.push(await probe(measuring));
      tell(measuring, "loss", times.length / PROBES);
    }
  };
  await Promise.all(Array.from({ length: PROBE_LANES }, lane));
  return times;
}

/** A round trip that takes too long counts as that long; everything else that goes wrong ends the measuring. */
async function probe(measuring: Measuring): Promise<number> {
  const patience = AbortSignal.timeout(PROBE_PATIENCE_MS);
  try {
    return await ping(measuring, AbortSignal.any([measuring.signal, patience]));
  } catch (failure) {
    if (patience.aborted && !measuring.signal.aborted) return PROBE_PATIENCE_MS;
    throw failure;
  }
}

/** Bytes that went between two moments. */
type Piece = { from: number; until: number; bytes: number };
type Lane = (measuring: Measuring, tally: Tally, credentials: RequestCredentials) => Promise<void>;
type Tally = { pieces: Piece[]; over: boolean; stop: AbortSignal };

/** Runs all lanes until the rounds are over, and adds up what went in each of them. */
async function flow(measuring: Measuring, phase: "down" | "up", lane: Lane): Promise<Round[]> {
  const { world } = measuring;
  const stop = new AbortController();
  const tally: Tally = { pieces: [], over: false, stop: AbortSignal.any([measuring.signal, stop.signal]) };
  const lanes = Array.from({ length: LANES }, (_, index) =>
    lane(measuring, tally, index % 2 === 0 ? "omit" : "same-origin"),
  );
  // A lane that fails ends the waiting at once; all of them end when the session's bytes are used up.
  const lanesOf = { ended: false };
  const failed = Promise.all(lanes).then(() => {
    lanesOf.ended = true;
  });
  const began = world.now();
  const planned = WARM_UP_MS + ROUNDS * ROUND_MS;
  const wait = async (until: number, enough: () => boolean) => {
    while (world.now() < until && !lanesOf.ended && !enough()) {
      await Promise.race([world.sleep(Math.min(TICK_MS, until - world.now())), failed]);
      measuring.signal.throwIfAborted();
      tell(measuring, phase, (world.now() - began) / planned, mbpsOf(tally.pieces, world.now() - 1000, world.now()));
    }
  };
  try {
    const most = measuring.session.bytes_each_way;
    await wait(began + WARM_UP_MS, () => usedOf(tally.pieces) > most * WARM_UP_SHARE);
    const start = world.now();
    await wait(start + ROUNDS * roundLength(tally.pieces, start - began, most), () => false);
    const length = (world.now() - start) / ROUNDS;
    tally.over = true;
    // What is on its way up is waited for: its bytes belong to the rounds too.
    if (phase === "down") stop.abort();
    await failed.catch((failure: unknown) => {
      if (!stop.signal.aborted) throw failure;
    });
    return Array.from({ length: ROUNDS }, (_, index) =>
      roundOf(tally.pieces, start + index * length, start + (index + 1) * length),
    );
  } finally {
    stop.abort();
  }
}

/** Shorter rounds on a line so fast that the session's bytes would not last. */
export function roundLength(pieces: readonly Piece[], warmUpMs: number, bytesMost: number): number {
  const used = usedOf(pieces);
  if (used === 0) return ROUND_MS;
  const lasts = ((bytesMost - used) * CAUTION * warmUpMs) / used / ROUNDS;
  return Math.max(ROUND_LEAST_MS, Math.min(ROUND_MS, lasts));
}

function usedOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The bytes between two moments; a piece that lies across an end counts by its share. */
export function roundOf(pieces: readonly Piece[], from: number, until: number): Round {
  const inside = ({ from: begins, until: ends, bytes }: Piece) => {
    const overlap = Math.min(until, ends) - Math.max(from, begins);
    if (overlap < 0) return 0;
    return ends === begins ? bytes : (bytes * overlap) / (ends - begins);
  };
  return { bytes: Math.round(pieces.reduce((sum, piece) => sum + inside(piece), 0)), milliseconds: until - from };
}

function mbpsOf(pieces: readonly Piece[], from: number, until: number): number {
  const { bytes, milliseconds } = roundOf(pieces.slice(-2_000), from, until);
  return (bytes * 8) / (milliseconds * 1000);
}

async function downLane(measuring: Measuring, tally: Tally, credentials: RequestCredentials): Promise<void> {
  const { world } = measuring;
  while (!tally.over) {
    const answer = await world.fetch(address(measuring, `down?bytes=${DOWN_BYTES}`), {
      cache: "no-store",
      headers: spoken(),
      credentials,
      signal: tally.stop,
    });
    if (await spent(answer)) return;
    if (answer.body === null) throw await answer.json();
    await drain(answer.body, tally, world);
  }
}

/** Whether the session's bytes are used up, which ends a lane; any other refusal ends the measuring. */
async function spent(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const problem: unknown = await answer.json();
  if (isProblem(problem) && problem.code === SPENT) return true;
  throw problem;
}

async function drain(body: ReadableStream<Uint8Array>, tally: Tally, world: World): Promise<void> {
  const reader = body.getReader();
  let last = world.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const now = world.now();
    tally.pieces.push({ from: last, until: now, bytes: value.byteLength });
    last = now;
  }
}

async function upLane(measuring: Measuring, tally: Tally, credentials: RequestCredentials): Promise<void> {
  const { world } = measuring;
  let size = UP_BYTES_FIRST;
  while (!tally.over) {
    const from = world.now();
    const answer = await world.fetch(address(measuring, "up"), {
      method: "POST",
      headers: { ...spoken(), "Content-Type": "application/octet-stream" },
      body: noise().subarray(0, size),
      credentials,
      signal: tally.stop,
    });
    if (await spent(answer)) return;
    const until = world.now();
    tally.pieces.push({ from, until, bytes: size });
    size = nextSize(size, until - from);
  }
}

/** Towards uploads of the wished length, at most four times more or less at once. */
export function nextSize(size: number, tookMs: number): number {
  const factor = Math.max(0.25, Math.min(4, UP_EACH_MS / Math.max(1, tookMs)));
  return Math.round(Math.max(UP_BYTES_LEAST, Math.min(UP_BYTES_MOST, size * factor)));
}

let made: Uint8Array<ArrayBuffer> | null = null;

/** Bytes that nothing on the way can make fewer. */
function noise(): Uint8Array<ArrayBuffer> {
  if (made !== null) return made;
  made = new Uint8Array(UP_BYTES_MOST);
  const MOST_AT_ONCE = 65_536;
  for (let at = 0; at < UP_BYTES_MOST; at += MOST_AT_ONCE) {
    crypto.getRandomValues(made.subarray(at, at + MOST_AT_ONCE));
  }
  return made;
}
