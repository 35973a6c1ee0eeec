import { expect, test } from "vitest";
import { lostIn } from "./lost";

test("a refused apply names each application once, with all that is said of it", () => {
  const problem = {
    type: "/problems/x",
    title: "",
    status: 409,
    code: "round.cannot_apply",
    fields: [
      { field: "applications.a", code: "taken", message: "もう空いていません。" },
      { field: "applications.b", code: "withdrawn", message: "取り下げられました。" },
      { field: "applications.a", code: "changed", message: "変更されました。" },
      { field: "run_id", code: "x", message: "別の話" },
    ],
  };
  expect(lostIn(problem)).toEqual([
    { bookingId: "a", message: "もう空いていません。 変更されました。" },
    { bookingId: "b", message: "取り下げられました。" },
  ]);
  expect(lostIn({ ...problem, fields: null })).toEqual([]);
});
