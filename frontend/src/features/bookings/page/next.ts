import type { Reader } from "../states";
import type { BookingState } from "../wire";
import type { Messages } from "./text/ja";

/** What comes next, said to this reader. */
export function nextStep(words: Messages, state: BookingState, reader: Reader): string {
  const sentences = words.next[state];
  return sentences[reader] ?? sentences.everyone;
}
