import { expect, test } from "vitest";
import { pieces } from "./mailText";
import { ja } from "./text/ja";
import { topicWords } from "./topics";

test("links of the demo open inside the application, whatever address the server was told", () => {
  const body = "次のリンクからご回答ください。\nhttp://127.0.0.1:8080/survey#token=abc\nよろしくお願いいたします。";
  expect(pieces(body, "http://localhost:5173")).toEqual([
    { text: "次のリンクからご回答ください。\n", href: null },
    { text: "http://127.0.0.1:8080/survey#token=abc", href: "/survey#token=abc" },
    { text: "\nよろしくお願いいたします。", href: null },
  ]);
});

test("links to elsewhere stay what they are", () => {
  expect(pieces("（https://www.pref.example/）", "http://localhost")).toEqual([
    { text: "（", href: null },
    { text: "https://www.pref.example/", href: "https://www.pref.example/" },
    { text: "）", href: null },
  ]);
});

test("a topic without words keeps its name", () => {
  expect(topicWords("booking.confirmed", ja.topics)).toBe("予約の確定");
  expect(topicWords("booking.unheard_of", ja.topics)).toBe("booking.unheard_of");
});
