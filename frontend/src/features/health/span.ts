import type { Messages } from "./text/ja";

/** 45秒, 3分, 2時間: one unit is enough to see whether something is late. */
export function spanWords(seconds: number, words: Messages["health"]): string {
  if (seconds < 90) return words.seconds(Math.round(seconds));
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? words.minutes(minutes) : words.hours(Math.round(minutes / 60));
}

/** 12.3 GB; decimal units, as the disk's maker counts. */
export function bytesWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}
