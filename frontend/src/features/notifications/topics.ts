import type { Messages } from "./text/ja";

/** What a mail is about, in words; a topic that this client doesn't know keeps its own name. */
export function topicWords(topic: string, words: Messages["topics"]): string {
  return Object.entries(words).find(([known]) => known === topic)?.[1] ?? topic;
}
