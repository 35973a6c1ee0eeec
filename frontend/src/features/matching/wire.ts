import type { HiddenBy, Reason, SearchAnswer, SearchItem, SearchQuery } from "@/api/schema-places";

export type { HiddenBy, Reason, SearchAnswer, SearchItem, SearchQuery };
