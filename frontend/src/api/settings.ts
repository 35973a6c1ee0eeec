import { query } from "./query";

/** The deployment's own words and the server's idea of today; asked once a visit. */
export function useSettings() {
  return query.useQuery("get", "/api/settings", {}, { staleTime: Number.POSITIVE_INFINITY }).data;
}
