// Stands in for the operations of facilities, availability, matching and programmes until docs/openapi.json is
// committed; `npm run schema` makes it superfluous.

type Words = { ja: string; en: string };
export type UnitKind = "room" | "desk" | "booth" | "meeting_room" | "whole";
export type PriceBasis = "person_night" | "unit_night" | "person_day" | "unit_day";
export type FacilityState = "draft" | "in_check" | "returned" | "published" | "suspended";
export type FacilityType = "lodging" | "coworking" | "combined" | "public_facility";
export type LodgingLicence = "ryokan_hotel" | "kan_i_shukusho" | "minpaku" | "none";
export type Meals = "none" | "breakfast" | "half_board";
export type Audience = "everyone" | "staff_only";
export type ClosingKind = "weekday" | "nth_weekday" | "public_holiday" | "year_end" | "dates";
export type AvailabilityStatus = "free" | "few" | "full" | "closed";

export type Municipality = { code: string; name: Words; area: string; lat: number; lon: number };
export type Hazard =
  | "tsunami"
  | "storm_surge"
  | "flood_0.5-3m"
  | "flood_3-5m"
  | "flood_over_5m"
  | "landslide_warning"
  | "landslide_special_warning";
export type UnitType = {
  id?: string | null;
  kind: UnitKind;
  name: Words;
  capacity: number;
  count: number;
  price_yen: number;
  price_basis: PriceBasis;
  covers?: number[];
};
export type Hours = { weekday: number; opens: string; closes: string };
export type ClosingRule = {
  kind: ClosingKind;
  weekday?: number | null;
  nth?: number | null;
  starts_on?: string | null;
  ends_on?: string | null;
};
export type CancellationRule = { min_party: number; days_before: number; percent: number };

export type Listing = {
  audience: Audience;
  municipality_code: string;
  name: Words;
  name_kana: string;
  description: Words;
  address: string;
  lat: number;
  lon: number;
  facility_type: FacilityType;
  lodging_licence: LodgingLicence;
  theme: string;
  down_mbps?: number | null;
  up_mbps?: number | null;
  rtt_ms?: number | null;
  measured_on?: string | null;
  wired_lan?: boolean | null;
  dedicated_ssid?: boolean | null;
  vpn_allowed?: boolean | null;
  wifi_note: string;
  monitors?: number | null;
  multifunction_printer?: boolean | null;
  ergonomic_chairs?: number | null;
  lockable_booths?: number | null;
  single_rooms?: boolean | null;
  min_nights?: number | null;
  max_nights?: number | null;
  check_in_time?: string | null;
  check_out_time?: string | null;
  meals: Meals;
  children_allowed?: boolean | null;
  child_min_age?: number | null;
  pets_allowed?: boolean | null;
  wheelchair?: boolean | null;
  invoice_allowed?: boolean | null;
  parking?: number | null;
  ev_chargers?: number | null;
  station_walk_minutes?: number | null;
  nagoya_minutes?: number | null;
  access_note: string;
  languages: string[];
  hazards: Hazard[];
  elevation_m?: number | null;
  shelter_name: string;
  shelter_walk_minutes?: number | null;
  emergency_phone: string;
  unit_types: UnitType[];
  hours: Hours[];
  closing_rules: ClosingRule[];
  cancellation_rules: CancellationRule[];
  house_rules: Words[];
};

export type ListingCheck = {
  submitted_at?: string | null;
  return_comment?: string | null;
  suspended_reason?: string | null;
};
export type Facility = Listing & {
  id: string;
  number: string;
  state: FacilityState;
  operator: { id: string; kind: string; name: string };
  municipality: Municipality;
  published_on?: string | null;
  updated_at: string;
  check?: ListingCheck;
  version: number;
  may: string[];
};

export type Reason = { code: string; text: string; must: boolean };
export type StripDay = { on: string; status: AvailabilityStatus };
export type FacilitySummary = {
  id: string;
  number: string;
  name_ja: string;
  name_en: string;
  municipality_code: string;
  municipality_name_ja: string;
  municipality_name_en: string;
  area: string;
  lat: number;
  lon: number;
  facility_type: FacilityType;
  audience: Audience;
  theme: string;
  kinds: UnitKind[];
  capacity: number;
  price_yen?: number | null;
  price_basis?: null | PriceBasis;
  price_per_person_yen?: number | null;
  down_mbps?: number | null;
  up_mbps?: number | null;
  rtt_ms?: number | null;
  measured_on?: string | null;
  measurement_is_stale: boolean;
  station_walk_minutes?: number | null;
  nagoya_minutes?: number | null;
  hazard: string;
};
export type SearchItem = {
  number: number;
  facility: FacilitySummary;
  strip: StripDay[];
  reasons: { met: Reason[]; unmet: Reason[] };
  score: number;
};
export type HiddenBy = { condition: string; count_if_loosened: number; text: string };
export type Near = { shift_days: number; count: number; text: string };
export type SearchAnswer = {
  items: SearchItem[];
  next?: string | null;
  total: number;
  hidden: { count: number; by: HiddenBy[]; near: Near[] };
  municipalities: { code: string; count: number }[];
};
export type SearchSort = "fit" | "price" | "access";
export type SearchQuery = {
  starts_on?: string | null;
  ends_on?: string | null;
  party?: number | null;
  area?: string | null;
  municipality?: string | null;
  facility_type?: null | FacilityType;
  must?: string | null;
  wish?: string | null;
  down_mbps?: number | null;
  up_mbps?: number | null;
  price_max?: number | null;
  call_id?: string | null;
  sort?: null | SearchSort;
  strip_days?: number | null;
  limit?: number | null;
  cursor?: string | null;
};

export type CellState = "held" | "booked" | "blocked" | "closed";
export type DayPart = "am" | "pm" | "evening";
export type BlockReason = "repair" | "own_use" | "season" | "staff" | "disaster" | "other";
export type Block = {
  id: string;
  facility_id: string;
  reason: BlockReason;
  note: string;
  starts_on: string;
  ends_on: string;
  unit_ids: string[];
  ended: boolean;
  version: number;
  may: string[];
};
export type CalendarCell = {
  on: string;
  part?: DayPart | null;
  state: CellState;
  booking_id?: string | null;
  booking_number?: string | null;
  booking_state?: string | null;
  block_id?: string | null;
};
export type CalendarType = {
  id: string;
  kind: UnitKind;
  name_ja: string;
  name_en: string;
  capacity: number;
  units: { id: string; number: number; cells: CalendarCell[] }[];
  lists: string[];
  whole: { on: string; state: CellState }[];
};
export type Calendar = {
  facility_id: string;
  from: string;
  days: number;
  types: CalendarType[];
  blocks: Block[];
  blocked_per_mille: number;
  may: string[];
};

export type ResidenceRule = "any" | "outside_prefecture";
export type SelectionMethod = "first_come" | "screening" | "lottery" | "round";
export type Terms = {
  programme: Words;
  name: Words;
  guidelines: Words;
  companies_allowed: boolean;
  employees_allowed: boolean;
  residence_rule: ResidenceRule;
  apply_open_on: string;
  apply_close_on: string;
  apply_lead_days: number;
  stay_from_on: string;
  stay_to_on: string;
  min_nights: number;
  max_nights: number;
  min_party: number;
  max_party: number;
  max_applications_per_year?: number | null;
  max_open_applications: number;
  selection_method: SelectionMethod;
  hosts_agreed: boolean;
  work_days_required: boolean;
  subsidy_rate_per_mille: number;
  cap_per_person_night_yen?: number | null;
  cap_per_organisation_yen?: number | null;
  night_cap?: number | null;
  rounding_yen: number;
  budget_total_yen?: number | null;
  survey_required: boolean;
  report_due_days: number;
};
export type CallPhase = "draft" | "upcoming" | "open" | "suspended" | "over";
export type Call = Terms & {
  id: string;
  number: string;
  state: "draft" | "published";
  phase: CallPhase;
  suspended_reason?: string | null;
  half: string;
  half_label: Words;
  version: number;
  may: string[];
};

type Json<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type Refused = {
  headers: Record<string, unknown>;
  content: { "application/problem+json": { title: string; status: number; code: string; detail?: string | null } };
};
type Operation<T, P = unknown, B = undefined> = {
  parameters: P & { header?: Record<string, string>; cookie?: never };
  requestBody?: B extends undefined ? never : { content: { "application/json": B } };
  responses: { 200: Json<T>; default: Refused };
};
type Plain = { query?: never; path?: never };
type Id = { query?: never; path: { id: string } };
type Changing = Id;

declare module "./schema" {
  interface paths {
    "/api/municipalities": { get: Operation<{ items: Municipality[] }, Plain> };
    "/api/facilities": {
      get: Operation<SearchAnswer, { query?: SearchQuery; path?: never }>;
      post: Operation<Facility, Plain, Listing & { organisation_id: string }>;
    };
    "/api/facilities/{id}": { get: Operation<Facility, Id>; put: Operation<Facility, Changing, Listing> };
    "/api/host/facilities": {
      get: Operation<
        { items: Facility[]; next?: string | null },
        { query?: { state?: FacilityState; limit?: number; cursor?: string }; path?: never }
      >;
    };
    "/api/facilities/{id}/submit": { post: Operation<Facility, Changing> };
    "/api/facilities/{id}/publish": { post: Operation<Facility, Changing> };
    "/api/facilities/{id}/return": { post: Operation<Facility, Changing, { comment: string }> };
    "/api/facilities/{id}/suspend": { post: Operation<Facility, Changing, { reason: string }> };
    "/api/facilities/{id}/availability": {
      get: Operation<
        { days: StripDay[] },
        { query?: { from?: string; days?: number; party?: number; kind?: UnitKind }; path: { id: string } }
      >;
    };
    "/api/facilities/{id}/calendar": {
      get: Operation<Calendar, { query?: { from?: string; days?: number }; path: { id: string } }>;
    };
    "/api/facilities/{id}/blocks": {
      post: Operation<
        Block,
        Id,
        { unit_ids?: string[] | null; starts_on: string; ends_on: string; reason: BlockReason; note: string }
      >;
    };
    "/api/blocks/{id}": { delete: Operation<Block, Changing> };
    "/api/calls": {
      get: Operation<{ items: Call[]; next?: string | null }, Plain>;
      post: Operation<Call, Plain, Terms>;
    };
    "/api/calls/{id}": { get: Operation<Call, Id>; put: Operation<Call, Changing, Terms> };
    "/api/calls/{id}/publish": { post: Operation<Call, Changing> };
    "/api/calls/{id}/suspend": { post: Operation<Call, Changing, { reason: string }> };
    "/api/calls/{id}/resume": { post: Operation<Call, Changing> };
  }
}
