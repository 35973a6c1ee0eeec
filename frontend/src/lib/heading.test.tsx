import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useHeading } from "./heading";

function Title({ text }: { text: string }) {
  return (
    <h1 ref={useHeading(text, "みえワーケーション")} tabIndex={-1}>
      {text}
    </h1>
  );
}

test("the heading of a new page takes focus, and so does the one that takes its place when the data is there", () => {
  const { rerender } = render(<Title key="search" text="さがす" />);
  expect(document.body).toHaveFocus();
  globalThis.history.pushState(null, "", "/calls/7");
  rerender(<Title key="waiting" text="募集" />);
  expect(screen.getByRole("heading", { name: "募集" })).toHaveFocus();
  rerender(<Title key="there" text="令和8年度の募集" />);
  expect(screen.getByRole("heading", { name: "令和8年度の募集" })).toHaveFocus();
});

test("focus that is elsewhere stays there", () => {
  globalThis.history.pushState(null, "", "/calls/8");
  const page = (key: string) => (
    <>
      <Title key={key} text={key} />
      <button type="button">印刷</button>
    </>
  );
  const { rerender } = render(page("募集"));
  screen.getByRole("button").focus();
  rerender(page("令和8年度の募集"));
  expect(screen.getByRole("button")).toHaveFocus();
});
