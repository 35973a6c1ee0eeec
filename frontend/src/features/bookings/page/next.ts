import type { Reader } from "../states";
import type { Booking } from "../wire";
import type { Messages } from "./text/ja";

/** What comes next, said to this reader. */
export function nextStep(words: Messages, { state, may }: Pick<Booking, "state" | "may">, reader: Reader): string {
  // Of two hosts the one that has accepted waits for the other.
  if (state === "host_check" && reader === "host" && !may.includes("booking.accept")) return words.otherHost;
  const sentences = words.next[state];
  return sentences[reader] ?? sentences.everyone;
}
