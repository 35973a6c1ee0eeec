import { expect, test } from "vitest";
import { fitQuery } from "./asked";

const read = (text: string) => fitQuery(new URLSearchParams(text));

test("an address without a search judges nothing", () => {
  expect(read("")).toBeNull();
  expect(read("party=3&area=北勢&sort=price")).toBeNull();
});

test("what says something about a place is asked, numbers as numbers", () => {
  expect(read("starts_on=2026-12-07&ends_on=2026-12-10&party=4&must=vpn,booth&area=北勢&price_max=8000")).toEqual({
    starts_on: "2026-12-07",
    ends_on: "2026-12-10",
    party: 4,
    must: "vpn,booth",
    price_max: 8000,
  });
});

test("a number that was mistyped is left out", () => {
  expect(read("wish=parking&party=many&down_mbps=1e9")).toEqual({ wish: "parking" });
});
