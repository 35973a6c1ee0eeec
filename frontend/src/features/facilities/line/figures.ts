import type { Messages } from "./text/ja";
import type { Measurement } from "./wire";

/** One decimal at most: 20, 98.5. */
export function plain(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Per mille as per cent: 12 is 1.2. */
export function percentOf(perMille: number): string {
  return plain(perMille / 10);
}

export type Figures = Pick<Measurement, "down_mbps" | "up_mbps" | "rtt_ms" | "jitter_ms" | "loss_per_mille">;
type Given = { [K in keyof Figures]?: Figures[K] | null };

export type FigureName = "down" | "up" | "rtt" | "jitter" | "loss";

/** The five figures in words, what is unknown said so. */
export function figureWords(line: Given, { figures }: Messages): { name: FigureName; term: string; value: string }[] {
  const has = (value: number | null | undefined, say: (value: number) => string) =>
    value === null || value === undefined ? figures.unknown : say(value);
  const mbps = (value: number) => figures.mbps(plain(value));
  return [
    { name: "down", term: figures.down, value: has(line.down_mbps, mbps) },
    { name: "up", term: figures.up, value: has(line.up_mbps, mbps) },
    { name: "rtt", term: figures.rtt, value: has(line.rtt_ms, figures.ms) },
    { name: "jitter", term: figures.jitter, value: has(line.jitter_ms, figures.ms) },
    { name: "loss", term: figures.loss, value: has(line.loss_per_mille, (of) => figures.percent(percentOf(of))) },
  ];
}

/** By how much a figure differs from the one before. */
export function change(now: number, before: number, unit: (value: string) => string, { result }: Messages): string {
  const by = Math.round((now - before) * 10) / 10;
  if (by === 0) return result.same;
  return by > 0 ? result.up(unit(plain(by))) : result.down(unit(plain(-by)));
}

/** Where and with what it was measured: the place, the device, the connection. */
export function whereWith(
  { place, place_kind: kind, device, medium }: Pick<Measurement, "place" | "place_kind" | "device" | "medium">,
  { setting }: Messages,
): string[] {
  return [place === "" ? setting.placeKinds[kind] : place, setting.devices[device], setting.mediums[medium]];
}
