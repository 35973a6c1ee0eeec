import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Readiness = Schemas["Readiness"];
export type ReadinessItem = Schemas["ReadinessItem"];
export type ReadinessRow = Schemas["ReadinessRow"];
export type Outcome = Schemas["ReadinessOutcome"];
export type Status = Schemas["ReadinessStatus"];
export type Case = Schemas["NeighbourCase"];
export type Proven = Schemas["ProvenItems"];
export type Standard = Schemas["ReadinessStandard"];
export type StandardItem = Schemas["StandardItem"];
export type Terms = Schemas["StandardTerms"];
