import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Grade = Schemas["LineGrade"];
export type LineStanding = Schemas["LineStanding"];
export type Measurement = Schemas["Measurement"];
export type Measurements = Schemas["Measurements"];
export type Round = Schemas["LineRound"];
export type Session = Schemas["MeasurementSession"];
export type PlaceKind = Schemas["MeasuredPlaceKind"];
export type Device = Schemas["MeasuringDevice"];
export type Medium = Schemas["LineMedium"];
export type TimeBand = Schemas["MeasuredTimeBand"];
