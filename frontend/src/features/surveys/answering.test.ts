import { expect, test, vi } from "vitest";
import { answered, looksPersonal, mergeDrafts, toggled, typedNumber, withPart } from "./answering";
import { faultsOf, fieldOf } from "./checks";
import { createKeeper } from "./keeper";
import { pageIndexOf, pagesOf, questionNumber } from "./pages";
import type { Answers, Context, Question, Questionnaire } from "./questionnaire";

const words = { ja: "問い", en: "Question" };
const context: Context = {
  "stay.has_lodging": true,
  "stay.has_workspace": true,
  "stay.nights": 2,
  "participant.adults_children": 0,
  "booking.criteria": [],
};

function plain(id: string, section?: string): Question {
  return {
    ...words,
    id,
    type: "single",
    required: false,
    options: [{ code: "a", ...words }],
    ...(section && { section }),
  };
}

function form(questions: Question[], sections?: Questionnaire["sections"]): Questionnaire {
  return {
    id: "q",
    version: "1",
    title: words,
    estimated_minutes: 5,
    scales: {},
    questions,
    ...(sections && { sections }),
  };
}

function ids(questionnaire: Questionnaire, visible: string[], narrow = false): string[][] {
  return pagesOf(questionnaire, visible, context, narrow).map(({ questions }) => questions.map(({ id }) => id));
}

const matrix: Question = {
  ...words,
  id: "Q_Q03",
  type: "matrix",
  required: true,
  scale: "S",
  section: "A",
  rows: [
    { code: "x", ...words },
    { code: "y", ...words },
  ],
};

test("up to six questions stand on one page, more on pages of four", () => {
  const six = ["1", "2", "3", "4", "5", "6"];
  expect(ids(form(six.map((id) => plain(id))), six)).toEqual([six]);
  const seven = [...six, "7"];
  expect(ids(form(seven.map((id) => plain(id))), seven)).toEqual([
    ["1", "2", "3", "4"],
    ["5", "6", "7"],
  ]);
});

test("sections are the pages, and on a phone a matrix has one of its own", () => {
  const questionnaire = form(
    [plain("Q_Q01", "A"), plain("Q_Q02", "A"), matrix, plain("Q_Q04", "A"), plain("Q_Q05", "B")],
    [
      { id: "A", ...words },
      { id: "B", ...words },
    ],
  );
  const all = questionnaire.questions.map(({ id }) => id);
  expect(ids(questionnaire, all)).toEqual([["Q_Q01", "Q_Q02", "Q_Q03", "Q_Q04"], ["Q_Q05"]]);
  expect(ids(questionnaire, all, true)).toEqual([["Q_Q01", "Q_Q02"], ["Q_Q03"], ["Q_Q04"], ["Q_Q05"]]);
});

test("a question that is not asked leaves its page and moves no other", () => {
  const eight = ["1", "2", "3", "4", "5", "6", "7", "8"];
  const questionnaire = form(eight.map((id) => plain(id)));
  expect(ids(questionnaire, ["1", "2", "4", "5", "6", "7", "8"])).toEqual([
    ["1", "2", "4"],
    ["5", "6", "7", "8"],
  ]);
  expect(ids(questionnaire, ["5"])).toEqual([["5"]]);
  expect(pageIndexOf(pagesOf(questionnaire, eight, context, false), "6")).toBe(1);
});

test("a question keeps its number whatever else is asked", () => {
  expect(questionNumber("POST_Q04")).toBe("4");
  expect(questionNumber("POST_Q06A")).toBe("6-A");
});

test("an exclusive option drops the others, and they drop it", () => {
  const options = [
    { code: "none", exclusive: true, ...words },
    { code: "a", ...words },
    { code: "b", ...words },
  ];
  expect(toggled(options, ["a", "b"], "none")).toEqual(["none"]);
  expect(toggled(options, ["none"], "b")).toEqual(["b"]);
  expect(toggled(options, ["b"], "a")).toEqual(["a", "b"]);
  expect(toggled(options, ["a"], "a")).toEqual([]);
});

test("hiding a question clears its answer", () => {
  const follow: Question = { ...plain("2"), show_if: { q: "1", op: "eq", value: "a" } };
  const questionnaire = form([plain("1"), follow]);
  const both = { "1": "a", "2": "a" };
  expect(answered(questionnaire, both, context, "1", undefined)).toEqual({});
  expect(answered(questionnaire, { "1": "a" }, context, "2", "a")).toEqual(both);
});

test("numbers are read from what Japanese keyboards write", () => {
  expect(typedNumber("１２，０００")).toBe(12_000);
  expect(typedNumber("12,000円")).toBe(12_000);
  expect(typedNumber("７．５")).toBe(7.5);
  expect(typedNumber(" ")).toBeUndefined();
  expect(typedNumber("八時間")).toBe("八時間");
});

test("a part can be given and taken back", () => {
  expect(withPart(undefined, "x", "5")).toEqual({ x: "5" });
  expect(withPart({ x: "5" }, "x", undefined)).toBeUndefined();
  expect(withPart("unknown", "x", 3)).toEqual({ x: 3 });
});

test("addresses and telephone numbers in free text are noticed", () => {
  expect(looksPersonal("担当は０５９−２２４−００００です")).toBe(true);
  expect(looksPersonal("hanako@example.jp まで")).toBe(true);
  expect(looksPersonal("2026年12月7日に10Mbpsでした")).toBe(false);
});

test("what this device could not send wins, question by question", () => {
  const server = { a: "1", b: "1", c: "1" };
  const device = { answers: { a: "2", b: "9" }, unsent: ["a", "c"] };
  expect(mergeDrafts(server, device)).toEqual({ a: "2", b: "1" });
  expect(mergeDrafts(server, null)).toEqual(server);
});

test("faults are named as the server names them", () => {
  const hours: Question = { ...words, id: "H", type: "number", required: false, unit: "hours", min: 0, max: 24 };
  const questionnaire = form([matrix, hours]);
  const faults = (answers: Answers) => faultsOf(questionnaire, answers, context);
  expect(faults({})).toEqual([{ field: "Q_Q03", code: "missing" }]);
  expect(faults({ Q_Q03: { x: "5" } })).toEqual([{ field: "Q_Q03.y", code: "missing" }]);
  expect(faults({ Q_Q03: { x: "5", y: "1" }, H: 30 })).toEqual([
    { field: "H", code: "out_of_range", least: 0, most: 24 },
  ]);
  expect(faults({ Q_Q03: { x: "5", y: "1" }, H: "八" })).toEqual([{ field: "H", code: "not_number" }]);
  expect(fieldOf("answers.POST_Q04.wifi_speed")).toBe("POST_Q04.wifi_speed");
});

test("answers are kept at once, sent after a pause, and sent again when the line was down", async () => {
  vi.useFakeTimers();
  const keep = vi.fn();
  const send = vi.fn().mockRejectedValueOnce(new TypeError("no line")).mockResolvedValue(undefined);
  const keeper = createKeeper({ start: { answers: {}, unsent: [] }, keep, send, isFinal: () => false });
  keeper.change({ a: "1" }, ["a"]);
  keeper.change({ a: "1", b: "2" }, ["b"]);
  expect(keep).toHaveBeenLastCalledWith({ answers: { a: "1", b: "2" }, unsent: ["a", "b"] });
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_300);
  expect(keeper.keeping()).toBe("offline");
  expect(keep).toHaveBeenLastCalledWith({ answers: { a: "1", b: "2" }, unsent: ["a", "b"] });
  await vi.advanceTimersByTimeAsync(15_100);
  expect(send).toHaveBeenCalledTimes(2);
  expect(keeper.keeping()).toBe("saved");
  expect(keep).toHaveBeenLastCalledWith({ answers: { a: "1", b: "2" }, unsent: [] });
  vi.useRealTimers();
});

test("a refusal that repeating can't mend ends the sending", async () => {
  const send = vi.fn().mockRejectedValue({ code: "survey.closed", status: 410 });
  const keeper = createKeeper({ start: { answers: {}, unsent: [] }, keep: vi.fn(), send, isFinal: () => true });
  keeper.change({ a: "1" }, ["a"]);
  await keeper.flush();
  keeper.change({ a: "2" }, ["a"]);
  await keeper.flush();
  expect(keeper.keeping()).toBe("ended");
  expect(send).toHaveBeenCalledTimes(1);
});
