import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Call = Schemas["Call"];
export type Terms = Schemas["Terms"];
export type CallPhase = Schemas["CallPhase"];
export type SelectionMethod = Schemas["SelectionMethod"];
export type ResidenceRule = Schemas["ResidenceRule"];
export type Words = Schemas["Words"];
