import type {
  CancellationRule,
  ClosingRule,
  Facility,
  FacilityState,
  Hazard,
  Hours,
  Listing,
  Municipality,
  PriceBasis,
  UnitKind,
  UnitType,
} from "@/api/schema-places";

export type {
  CancellationRule,
  ClosingRule,
  Facility,
  FacilityState,
  Hazard,
  Hours,
  Listing,
  Municipality,
  PriceBasis,
  UnitKind,
  UnitType,
};
