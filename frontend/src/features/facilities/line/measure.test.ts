import { describe, expect, test } from "vitest";
import { measure, nextSize, roundLength, roundOf, type World } from "./measure";
import type { Session } from "./wire";

const session: Session = {
  token: "abc",
  until: "2026-11-20T00:05:00Z",
  bytes_each_way: 512 * 1024 * 1024,
  stream_bytes_max: 64 * 1024 * 1024,
  streams_max: 12,
  pings_max: 1000,
};

describe("rounds", () => {
  test("count what lies across an end by its share", () => {
    const pieces = [
      { from: 0, until: 100, bytes: 1000 },
      { from: 100, until: 300, bytes: 2000 },
    ];
    expect(roundOf(pieces, 50, 200)).toEqual({ bytes: 1500, milliseconds: 150 });
    expect(roundOf(pieces, 400, 500)).toEqual({ bytes: 0, milliseconds: 100 });
    expect(roundOf([{ from: 50, until: 50, bytes: 7 }], 0, 100).bytes).toBe(7);
  });

  test("are shorter on a line that would use the bytes up", () => {
    expect(roundLength([], 1500, 1e9)).toBe(2500);
    expect(roundLength([{ from: 0, until: 1500, bytes: 1e6 }], 1500, 1e9)).toBe(2500);
    const fast = roundLength([{ from: 0, until: 1500, bytes: 2e8 }], 1500, 5e8);
    expect(fast).toBeCloseTo(((5e8 - 2e8) * 0.9 * 1500) / 2e8 / 3);
    expect(roundLength([{ from: 0, until: 1500, bytes: 4.9e8 }], 1500, 5e8)).toBe(50);
  });

  test("uploads grow and shrink towards 400 ms, between 32 KiB and 4 MiB", () => {
    expect(nextSize(65_536, 400)).toBe(65_536);
    expect(nextSize(65_536, 100)).toBe(262_144);
    expect(nextSize(65_536, 1)).toBe(262_144);
    expect(nextSize(65_536, 2000)).toBe(32_768);
    expect(nextSize(4_000_000, 100)).toBe(4_194_304);
  });
});

/** A line on a clock of its own: every wait and every answer moves it; each down stream has its share of 16 Mbps. */
function slowLine(): World & { asked: Map<string, number> } {
  let clock = 0;
  const asked = new Map<string, number>();
  const waiting: { at: number; wake: () => void }[] = [];
  const sleep = (milliseconds: number) =>
    new Promise<void>((wake) => waiting.push({ at: clock + Math.max(0, milliseconds), wake }));
  const turn = () => {
    waiting.sort((one, other) => one.at - other.at);
    const next = waiting.shift();
    if (next === undefined) return;
    clock = Math.max(clock, next.at);
    next.wake();
  };
  const timer = setInterval(turn, 0);
  timer.unref?.();
  const aborted = (signal: AbortSignal | null | undefined) => signal?.aborted === true;
  const body = (signal: AbortSignal | null | undefined) =>
    new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          await sleep(100);
          if (aborted(signal)) controller.error(new DOMException("stopped", "AbortError"));
          else controller.enqueue(new Uint8Array(20_000));
        },
      },
      { highWaterMark: 0 },
    );
  return {
    asked,
    now: () => clock,
    sleep,
    onLine: () => null,
    fetch: async (input, init) => {
      const what = String(input)
        .replace(/^.*\/abc\//, "")
        .replace(/\?.*/, "");
      asked.set(what, (asked.get(what) ?? 0) + 1);
      if (what === "down") return new Response(body(init?.signal));
      await sleep(what === "up" ? 400 : 20);
      if (aborted(init?.signal)) throw new DOMException("stopped", "AbortError");
      return new Response(null, { status: 204 });
    },
  };
}

describe("measuring", () => {
  test("counts delay, loss and three rounds each way", async () => {
    const line = slowLine();
    const phases = new Set<string>();
    const counted = await measure(session, new AbortController().signal, ({ phase }) => phases.add(phase), line);
    expect([...phases]).toEqual(["latency", "loss", "down", "up"]);
    expect(counted.latencies_ms).toHaveLength(24);
    expect(counted.probes_ms).toHaveLength(480);
    // Ten streams, 20 kB each in 100 ms: 16 Mbps.
    for (const { bytes, milliseconds } of counted.down)
      expect(Math.abs((bytes * 8) / milliseconds / 1000 - 16)).toBeLessThan(1);
    // Ten uploads of 64 KiB in 400 ms: 13.1 Mbps.
    for (const { bytes, milliseconds } of counted.up)
      expect(Math.abs((bytes * 8) / milliseconds / 1000 - 13.1)).toBeLessThan(0.7);
    expect(counted.down).toHaveLength(3);
    expect(line.asked.get("ping")).toBe(27 + 485);
  }, 20_000);

  test("takes the time from the browser's network part where it says one", async () => {
    const line = { ...slowLine(), onLine: () => 15 };
    const { latencies_ms: latencies } = await measure(session, new AbortController().signal, () => {}, line);
    expect(new Set(latencies)).toEqual(new Set([15]));
  }, 20_000);

  test("ends at once when it is stopped, and with the server's reason when it refuses", async () => {
    const stop = new AbortController();
    const running = measure(session, stop.signal, ({ phase }) => phase === "down" && stop.abort(), slowLine());
    await expect(running).rejects.toHaveProperty("name", "AbortError");
    const over = { code: "measurement.session_over", title: "over", status: 410 };
    const refusing = { ...slowLine(), fetch: async () => Response.json(over, { status: 410 }) };
    await expect(measure(session, new AbortController().signal, () => {}, refusing)).rejects.toEqual(over);
  }, 20_000);

  test("a line that uses the session up is measured by what went until then", async () => {
    const line = slowLine();
    const small = { ...session, bytes_each_way: 1_000_000 };
    let left = small.bytes_each_way;
    const bounded: World = {
      ...line,
      fetch: async (input, init) => {
        if (String(input).includes("/down")) {
          if (left <= 0) return Response.json({ code: "measurement.spent", title: "", status: 409 }, { status: 409 });
          left -= 10_000;
          await line.sleep(50);
          return new Response(new Uint8Array(10_000));
        }
        return line.fetch(input, init);
      },
    };
    const { down } = await measure(small, new AbortController().signal, () => {}, bounded);
    expect(down).toHaveLength(3);
    for (const { bytes, milliseconds } of down) {
      expect(milliseconds).toBeGreaterThan(0);
      expect(bytes).toBeGreaterThan(0);
    }
  }, 20_000);
});
