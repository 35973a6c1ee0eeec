import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { LocaleProvider } from "@/lib/locale";
import { ToastProvider } from "@/ui/Toast";
import type { ProblemReport } from "../wire";
import { ReportedList } from "./Reported";
import { ReportForm } from "./ReportForm";

const REPORT: ProblemReport = {
  id: "1",
  booking_id: "2",
  booking_number: "WK-1",
  facility_name: { ja: "潮騒の宿", en: "Shiosai" },
  kind: "line",
  state: "resolved",
  text: "会議の途中でWi-Fiが切れます。",
  place: "2階",
  noticed: "",
  guest_name: null,
  reported_at: "2026-12-07T00:00:00Z",
  answer_due_at: "2026-12-07T01:00:00Z",
  answer_minutes: 61,
  is_late: true,
  answers: [{ text: "予備の回線に切り替えました。", resolved: true, answered_at: "2026-12-07T01:01:00Z" }],
  version: 2,
  may: [],
};

function show(page: React.ReactNode) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <LocaleProvider initial="ja">
        <ToastProvider>{page}</ToastProvider>
      </LocaleProvider>
    </QueryClientProvider>,
  );
}

test("a report needs what it is about and what happens, is sent once, and leaves an empty form", async () => {
  const send = vi.fn(() => Promise.resolve({ data: {}, response: new Response() }));
  show(<ReportForm send={send} />);
  await userEvent.click(screen.getByRole("button", { name: "施設に知らせる" }));
  expect(send).not.toHaveBeenCalled();
  expect(screen.getAllByText("困っていることを選んでください。")).not.toHaveLength(0);
  await userEvent.click(screen.getByRole("radio", { name: "騒音" }));
  await userEvent.type(screen.getByRole("textbox", { name: /^状況/ }), "工事の音がします。");
  await userEvent.click(screen.getByRole("button", { name: "施設に知らせる" }));
  expect(send).toHaveBeenCalledExactlyOnceWith({ kind: "noise", text: "工事の音がします。", place: "", noticed: "" });
  expect(screen.getByRole("textbox", { name: /^状況/ })).toHaveValue("");
});

test("a desk sees that an answer was late, of which house, and never a name that wasn't sent", () => {
  show(<ReportedList reader="desk" problems={[REPORT]} />);
  expect(screen.getByText("回答遅れ")).toBeVisible();
  expect(screen.getByText("最初の回答まで61分")).toBeVisible();
  expect(screen.getByText(/潮騒の宿/)).toBeVisible();
  expect(screen.queryByText(/報告した方/)).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});

test("whoever reported reads the answer and how long it took, and isn't told that it was late", () => {
  show(<ReportedList problems={[REPORT]} />);
  expect(screen.getByText("予備の回線に切り替えました。")).toBeVisible();
  expect(screen.getByText("最初の回答まで61分")).toBeVisible();
  expect(screen.queryByText("回答遅れ")).toBeNull();
});
