import type {
  CancellationRule,
  ClosingRule,
  Facility,
  FacilityBody,
  FacilityState,
  FacilityType,
  HouseRule,
  Municipality,
  PriceBasis,
  UnitKind,
  UnitType,
  WeekdayHours,
} from "@/api/schema-places";

export type {
  CancellationRule,
  ClosingRule,
  Facility,
  FacilityBody,
  FacilityState,
  FacilityType,
  HouseRule,
  Municipality,
  PriceBasis,
  UnitKind,
  UnitType,
  WeekdayHours,
};
