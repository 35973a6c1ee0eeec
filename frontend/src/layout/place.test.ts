import { expect, test } from "vitest";
import { markOf } from "./place";

const MENU = ["/office", "/office/rounds", "/host/facilities", "/bookings", "/bookings?view=worklist", "/"];

test("a page marks its own entry, or the nearest one that it hangs under", () => {
  const marked = (place: string) => MENU.flatMap((href) => (markOf(MENU, place)(href) ? [href] : []));
  expect(markOf(MENU, "/office/rounds")("/office/rounds")).toBe("page");
  expect(markOf(MENU, "/office/rounds/7")("/office/rounds")).toBe("true");
  expect(marked("/office/rounds/7")).toEqual(["/office/rounds"]);
  expect(marked("/host/facilities/7/calendar")).toEqual(["/host/facilities"]);
  expect(marked("/bookings?view=worklist")).toEqual(["/bookings?view=worklist"]);
  expect(marked("/")).toEqual(["/"]);
  expect(marked("/bookings/7")).toEqual(["/bookings"]);
  expect(markOf(["/bookings?view=worklist"], "/bookings/7")("/bookings?view=worklist")).toBe("true");
  expect(marked("/officers")).toEqual([]);
});
