/** The same cases that `api/src/surveys/condition_cases.rs` writes and compares. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Gap, optionsOf, walk } from "./conditions";
import type { Answers, Context, Questionnaire } from "./questionnaire";

interface Case {
  questionnaire: string;
  context: Context;
  answers: Answers;
  visible: string[];
  required: string[];
  kept: string[];
  cleared: string[];
  missing: Gap[];
  variants: Record<string, number>;
}

const repository = resolve(import.meta.dirname, "../../../..");
const read = <T>(path: string): T => JSON.parse(readFileSync(resolve(repository, path), "utf8")) as T;

const bundled = ["pre_stay", "post_stay", "employer", "host"].map((name) =>
  read<Questionnaire>(`api/src/surveys/questionnaires/${name}.json`),
);
const questionnaires = new Map(
  [...bundled, read<Questionnaire>("tests/conditions/grammar.json")].map((found) => [found.id, found]),
);
const cases = read<Case[]>("tests/conditions/cases.json");
const post = questionnaires.get("post_stay_participant")!;

const workOnly: Context = {
  "stay.has_lodging": false,
  "stay.has_workspace": true,
  "stay.nights": 0,
  "participant.kind": "company_employee",
  "participant.adults_children": 0,
  "booking.criteria": [],
};

/** How many questions are asked, and how many of them must be answered. */
function length(answers: Answers, context: Context): number[] {
  const found = walk(post, answers, context);
  return [found.visible.length, found.required.length];
}

describe("conditions", () => {
  it("has cases of every questionnaire", () => {
    expect(new Set(cases.map((each) => each.questionnaire))).toEqual(new Set(questionnaires.keys()));
    expect(cases.length).toBeGreaterThanOrEqual(400);
  });

  it("says what the server says, in every case", () => {
    for (const [index, each] of cases.entries()) {
      const found = walk(questionnaires.get(each.questionnaire)!, each.answers, each.context);
      const { visible, required, cleared, missing, variants } = found;
      expect(
        { visible, required, cleared, missing, variants, kept: Object.keys(found.answers).toSorted() },
        `case ${index}: ${each.questionnaire}`,
      ).toEqual({
        visible: each.visible,
        required: each.required,
        cleared: each.cleared,
        missing: each.missing,
        variants: each.variants,
        kept: each.kept,
      });
    }
  });

  it("asks as much as the stay was rich", () => {
    const quiet: Answers = { POST_Q06: ["none"], POST_Q07: "none", POST_Q11: ["none"], POST_Q17: 8, POST_Q18: "5" };
    expect(length(quiet, workOnly)).toEqual([22, 10]);

    const lodging: Context = { ...workOnly, "stay.has_lodging": true, "stay.nights": 2 };
    const calls: Answers = { ...quiet, POST_Q07: "3_5", POST_Q11: ["food"], POST_Q21: { food: 5000 } };
    expect(length(calls, lodging)).toEqual([25, 12]);

    const family: Context = { ...lodging, "participant.adults_children": 2 };
    const everything: Answers = { ...calls, POST_Q06: ["noise"], POST_Q11: ["exchange"], POST_Q18: "3" };
    expect(length(everything, family)).toEqual([29, 12]);
  });

  it("takes the options of a question from the rows of another", () => {
    const question = post.questions.find((each) => each.id === "POST_Q05")!;
    expect(optionsOf(post, question).map((option) => option.code)).toContain("wifi_stability");
  });
});
