import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { ifMatch, randomKey, useIdempotency } from "./writes";

test("the same content keeps its key, other content gets another", () => {
  const { result, rerender } = renderHook(useIdempotency);
  const first = result.current({ party: 4 });
  rerender();
  expect(result.current({ party: 4 })).toEqual(first);
  expect(result.current({ party: 5 })).not.toEqual(first);
});

test("keys are UUIDs, and versions become entity tags", () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ifMatch(7)).toEqual({ "If-Match": '"7"' });
});
