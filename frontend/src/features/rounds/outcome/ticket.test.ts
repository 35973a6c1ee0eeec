import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { commandFor, ticketOf } from "./ticket";

test("the number is the first five digits that the command prints", async () => {
  const [seed, id] = ["LGWMLPFGBTHD9UZM", "01a22207-aa60-728c-94fe-8710a0a7aef4"];
  const digits = createHash("sha256").update(`${seed}\0${id}`).digest("hex").slice(0, 5);
  expect(await ticketOf(seed, id)).toBe(Number.parseInt(digits, 16));
  expect(commandFor(seed, id)).toBe(`printf '${seed}\\0${id}' | sha256sum | cut -c1-5`);
});
