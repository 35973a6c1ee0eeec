import { expect, test } from "vitest";
import { emptyListing } from "../edit/draft";
import { missingEntries } from "./missing";

test("only what applies to the place is missing", () => {
  const office = { ...emptyListing("242110"), facility_type: "coworking" as const };
  expect(missingEntries(office)).not.toContain("check_in_time");
  expect(missingEntries({ ...office, facility_type: "lodging" })).toContain("check_in_time");
});

test("no and none are statements; nothing is not", () => {
  const listing = { ...emptyListing("242110"), parking: 0, pets_allowed: false };
  expect(missingEntries(listing)).not.toContain("parking");
  expect(missingEntries(listing)).not.toContain("pets_allowed");
  expect(missingEntries(listing)).toContain("wheelchair");
});
