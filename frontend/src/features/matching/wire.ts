import type { FacilitySearch, FoundFacility, Loosening, Reason, SearchQuery } from "@/api/schema-places";

export type { FacilitySearch, FoundFacility, Loosening, Reason, SearchQuery };
