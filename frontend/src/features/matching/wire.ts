import type { components, operations } from "@/api/schema";

type Schemas = components["schemas"];
export type HiddenBy = Schemas["HiddenBy"];
export type ExcludedPlace = Schemas["ExcludedPlace"];
export type Loosening = Schemas["Loosening"];
export type Reason = Schemas["Reason"];
export type SearchAnswer = Schemas["SearchAnswer"];
export type SearchCounts = Schemas["SearchCounts"];
export type SearchItem = Schemas["SearchItem"];
export type SearchQuery = NonNullable<operations["search_facilities"]["parameters"]["query"]>;
