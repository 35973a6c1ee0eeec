import { describe, expect, test } from "vitest";
import { askedOf, csvName, csvPath, findingOf, hiddenWhy, signed, type Figures, type Question } from "./figures";
import { en } from "./text/en";
import { ja } from "./text/ja";

function figures(some: Partial<Figures>): Figures {
  return {
    base_n: 40,
    answered_n: 40,
    blank_n: 0,
    na_n: 0,
    hidden_n: 0,
    options: [],
    multiple: false,
    reference: false,
    sensitive: false,
    ...some,
  };
}

function asked(kind: string, own: Figures | null, rows: Question["rows"] = []): Question {
  return { id: "POST_Q16", kind, ja: "満足度", en: "Satisfaction", figures: own, rows };
}

const row = (code: string, mean: number) => ({ code, ja: code, en: code, reverse: false, figures: figures({ mean }) });

describe("one sentence says what was found", () => {
  test("of a scale: the share of its two best points, by their own names, with the interval", () => {
    const point = (code: string, name: string, english: string) => ({
      code,
      ja: name,
      en: english,
      count: 18,
      percent: 45,
    });
    const options = [
      point("3", "どちらともいえない", "Not sure"),
      point("4", "できればしたい", "Probably yes"),
      point("5", "ぜひしたい", "Definitely yes"),
    ];
    const top2 = { count: 36, percent: 90, low: 76.95, high: 96.04 };
    const question = asked("scale", figures({ mean: 4.2, options, top2 }));
    expect(findingOf(question, ja.finding, "ja")).toBe(
      "「ぜひしたい」「できればしたい」の合計は90.0%です（95%信頼区間 77.0%〜96.0%）。",
    );
    expect(findingOf(question, en.finding, "en")).toBe(
      "90.0% answered “Definitely yes” or “Probably yes” (95% interval 77.0% to 96.0%).",
    );
  });

  test("of a matrix: its highest and its lowest row", () => {
    const question = asked("matrix", null, [row("Wi-Fi", 3.1), row("机", 4.5), row("静かさ", 4)]);
    expect(findingOf(question, ja.finding, "ja")).toBe(
      "もっとも高いのは「机」（4.5）、もっとも低いのは「Wi-Fi」（3.1）です。",
    );
  });

  test("of a choice: the most frequent option", () => {
    const option = (code: string, count: number, percent: number) => ({ code, ja: code, en: code, count, percent });
    const question = asked("single", figures({ options: [option("a", 10, 25), option("b", 30, 75)] }));
    expect(findingOf(question, en.finding, "en")).toBe("The most frequent answer is “b” with 75.0%.");
  });

  test("of the recommendation: the score with a real minus sign, inside its bounds", () => {
    const question = asked("recommend", figures({ recommend_score: -4, recommend_se: 10 }));
    expect(findingOf(question, ja.finding, "ja")).toBe("推奨度は−4.0です（95%信頼区間 −23.6〜+15.6）。");
    expect(signed(0)).toBe("0.0");
  });

  test("of nothing: that there is nothing yet", () => {
    expect(findingOf(asked("scale", figures({ answered_n: 0 })), ja.finding, "ja")).toBe("回答はまだありません。");
    expect(findingOf(asked("matrix", null, []), en.finding, "en")).toBe("There are no answers yet.");
  });
});

describe("a withheld figure", () => {
  test("is replaced by the reason, in words", () => {
    const few = asked("scale", figures({ answered_n: 1, withheld: "few" }));
    expect(hiddenWhy(few, ja)).toBe("回答が少ないため、個人が特定されないよう表示しません。");
    expect(hiddenWhy(few, en)).toBe("Too few people answered; the figure could point to individuals.");
    expect(findingOf(few, ja.finding, "ja")).toBe("この範囲では表示できません。");
  });

  test("of one row leaves the other rows to be seen", () => {
    const withheld = { ...row("sleep", 5), figures: figures({ withheld: "complementary" }) };
    expect(hiddenWhy(asked("matrix", null, [withheld, row("focus", 6)]), ja)).toBeUndefined();
    expect(hiddenWhy(asked("matrix", null, [withheld]), ja)).toBe(ja.withheld.complementary);
  });
});

describe("the scope", () => {
  test("is read from the address, and an unknown pair becomes the first", () => {
    expect(askedOf(new URLSearchParams("half=2026H2&population=host&audience=host"))).toEqual({
      half: "2026H2",
      population: "host",
      audience: "host",
    });
    expect(askedOf(new URLSearchParams("population=employee&audience=host"))).toEqual({
      population: "company",
      audience: "participant_post",
    });
  });

  test("is the same in the file's address and name", () => {
    const scope = { half: "2026H2", audience: "host", population: "host" } as const;
    expect(csvPath(scope)).toBe("/api/insights/results.csv?half=2026H2&audience=host&population=host");
    expect(csvName(scope)).toBe("results_2026H2_host_host.csv");
  });
});
