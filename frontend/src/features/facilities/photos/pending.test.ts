import { expect, test } from "vitest";
import { descriptionErrors, fileError, formOf, moved, problemErrors, UNDESCRIBED, type Description } from "./pending";

const SAYING = {
  tooLarge: "large",
  wrongKind: "kind",
  altRequired: "alt",
  creditRequired: "credit",
  consentRequired: "consent",
};

function file(type: string, size: number): File {
  return { type, size, name: "a" } as File;
}

test("a file is judged by its type and size before it is sent", () => {
  expect(fileError(file("image/jpeg", 10 * 1024 * 1024), SAYING)).toBeUndefined();
  expect(fileError(file("image/webp", 10 * 1024 * 1024 + 1), SAYING)).toBe("large");
  for (const type of ["image/heic", "image/svg+xml", "application/pdf", ""])
    expect(fileError(file(type, 1), SAYING)).toBe("kind");
});

test("a photo is not sent before it says what can be seen, by what right, and who agreed", () => {
  expect(descriptionErrors(UNDESCRIBED, SAYING)).toEqual({ alt_ja: "alt", consent: "consent" });
  const described: Description = { ...UNDESCRIBED, alt_ja: "浴場", consent: "consented", licence: "cc_by_4_0" };
  expect(descriptionErrors(described, SAYING)).toEqual({ credit: "credit" });
  expect(descriptionErrors({ ...described, credit: "青磁" }, SAYING)).toEqual({});
});

test("the server's faults stand beside the fields they belong to", () => {
  const fields = [
    { field: "alt.ja", message: "a" },
    { field: "file", message: "f" },
    { field: "elsewhere", message: "e" },
  ];
  expect(problemErrors({ title: "", status: 422, code: "input.invalid", fields })).toEqual({ alt_ja: "a", file: "f" });
});

test("a form says everything once", () => {
  const form = formOf(new File(["x"], "a.jpg", { type: "image/jpeg" }), {
    ...UNDESCRIBED,
    alt_ja: "浴場",
    consent: "consented",
  });
  expect([...form.keys()]).toEqual(["alt_ja", "alt_en", "credit", "licence", "consent", "file"]);
  expect(form.get("alt_ja")).toBe("浴場");
});

test("an entry moves to its place and no other leaves the list", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], -1, 0)).toEqual(["a", "b"]);
});
