import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type CancellationRule = Schemas["CancellationRule"];
export type ClosingRule = Schemas["ClosingRule"];
export type Facility = Schemas["Facility"];
export type FacilityState = Schemas["FacilityState"];
export type Hazard = Schemas["Hazard"];
export type Hours = Schemas["Hours"];
export type Listing = Schemas["Listing"];
export type Municipality = Schemas["Municipality"];
export type Photo = Schemas["Photo"];
export type PhotoLicence = Schemas["PhotoLicence"];
export type PortraitConsent = Schemas["PortraitConsent"];
export type PriceBasis = Schemas["PriceBasis"];
export type UnitKind = Schemas["UnitTypeKind"];
export type UnitType = Schemas["UnitType"];
