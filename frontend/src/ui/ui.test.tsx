import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { describe, expect, test, vi } from "vitest";
import { daysFrom } from "@/lib/dates";
import { useForm } from "@/lib/form";
import { LocaleProvider, useLocale } from "@/lib/locale";
import { AvailabilityStrip, isWished } from "./AvailabilityStrip";
import { Button } from "./Button";
import { ComboBox } from "./ComboBox";
import { DateRangePicker, inOrder } from "./DateRangePicker";
import { ErrorSummary } from "./ErrorSummary";
import { Link, NavigationProvider } from "./navigation";
import { OccupancyCalendar } from "./OccupancyCalendar";
import { TextInput } from "./TextInput";

const show = (element: ReactElement) => render(<LocaleProvider initial="ja">{element}</LocaleProvider>);

describe("AvailabilityStrip", () => {
  const days = daysFrom("2026-12-04", 14).map((on, index) => ({
    on,
    status: index === 3 ? ("few" as const) : ("free" as const),
  }));

  test("is a table that can be read cell by cell", () => {
    show(<AvailabilityStrip name="鳥羽" days={days} />);
    const table = screen.getByRole("table", { name: "鳥羽 空き状況" });
    expect(within(table).getAllByRole("columnheader")).toHaveLength(14);
    expect(within(table).getAllByRole("cell")[3]).toHaveTextContent("残りわずか");
    expect(within(table).getAllByRole("columnheader")[3]).toHaveTextContent("12月7日（月）");
  });

  test("boxes three days for three nights, four for day use, one for a single day", () => {
    const boxed = (by: "nights" | "days", ends_on = "2026-12-10") =>
      days.filter(({ on }) => isWished(on, { starts_on: "2026-12-07", ends_on, by })).map(({ on }) => on.slice(8));
    expect(boxed("nights")).toEqual(["07", "08", "09"]);
    expect(boxed("days")).toEqual(["07", "08", "09", "10"]);
    expect(boxed("nights", "2026-12-07")).toEqual(["07"]);
  });
});

describe("ErrorSummary", () => {
  function Sample() {
    const form = useForm({ email: "まだ途中" });
    return (
      <form noValidate>
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <TextInput {...form.field("email")} label="メールアドレス" required />
        <button type="button" onClick={() => form.refuse([{ field: "email", message: "確認してください。" }])}>
          送る
        </button>
      </form>
    );
  }

  test("takes focus on every refusal, leads to the field, and the field keeps what was typed", async () => {
    const user = userEvent.setup();
    show(<Sample />);
    for (const _ of [1, 2]) {
      await user.click(screen.getByRole("button", { name: "送る" }));
      expect(screen.getByRole("alert")).toHaveFocus();
    }
    await user.click(screen.getByRole("link", { name: "確認してください。" }));
    const field = screen.getByRole("textbox", { name: /メールアドレス/ });
    expect(field).toHaveFocus();
    expect(field).toHaveValue("まだ途中");
    expect(field).toHaveAccessibleDescription("確認してください。");
    await user.type(field, "x");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
});

test("a busy button stays where it is and does nothing twice", async () => {
  const press = vi.fn();
  show(
    <Button busy onClick={press}>
      送る
    </Button>,
  );
  await userEvent.click(screen.getByRole("button"));
  expect(press).not.toHaveBeenCalled();
});

test("changing the language keeps what was typed", async () => {
  function Sample() {
    const { locale, setLocale } = useLocale();
    const [text, setText] = useState("");
    return (
      <>
        <TextInput label="a" value={text} onChange={setText} required />
        <button type="button" onClick={() => setLocale(locale === "ja" ? "en" : "ja")}>
          switch
        </button>
      </>
    );
  }
  show(<Sample />);
  await userEvent.type(screen.getByRole("textbox"), "鳥羽");
  await userEvent.click(screen.getByRole("button"));
  expect(screen.getByText("Required")).toBeInTheDocument();
  expect(document.documentElement.lang).toBe("en");
  expect(screen.getByRole("textbox")).toHaveValue("鳥羽");
});

test("links stay in the page, files of the API do not", async () => {
  const go = vi.fn();
  show(
    <NavigationProvider navigation={{ go, preload: () => {} }}>
      <Link href="/help">help</Link>
      <Link href="/api/bookings/1/calendar.ics" onClick={(event) => event.preventDefault()}>
        ics
      </Link>
    </NavigationProvider>,
  );
  await userEvent.click(screen.getByText("help"));
  await userEvent.click(screen.getByText("ics"));
  expect(go.mock.calls).toEqual([["/help"]]);
});

test("dates are typed in either calendar, and an unreadable one is kept and named", async () => {
  const change = vi.fn();
  show(<DateRangePicker label="滞在期間" value={null} onChange={change} today="2026-11-20" />);
  await userEvent.type(screen.getByLabelText("開始日"), "R8.12.7");
  await userEvent.type(screen.getByLabelText("終了日"), "12/10{Enter}");
  expect(change).toHaveBeenLastCalledWith({ starts_on: "2026-12-07", ends_on: "2026-12-10" });
  await userEvent.clear(screen.getByLabelText("終了日"));
  await userEvent.type(screen.getByLabelText("終了日"), "来週{Enter}");
  expect(screen.getByLabelText("終了日")).toHaveValue("来週");
  expect(screen.getByText(/日付を読み取れません/)).toBeInTheDocument();
});

test("a municipality is found by kana and chosen by keyboard", async () => {
  const change = vi.fn();
  const options = [
    { value: "242047", label: "松阪市", also: "マツサカシ Matsusaka" },
    { value: "242110", label: "鳥羽市", also: "トバシ Toba" },
  ];
  show(<ComboBox label="市町" options={options} value={null} onChange={change} />);
  await userEvent.type(screen.getByRole("combobox"), "とば{Enter}");
  expect(change).toHaveBeenCalledWith("242110");
});

test("the occupancy calendar is one tab stop, opens with Enter and chooses a period with Shift", async () => {
  const [open, select] = [vi.fn(), vi.fn()];
  const rows = ["101", "102"].map((name) => ({
    id: name,
    name,
    entries: [{ on: "2026-12-08", state: "booked" as const, key: "b", label: "R8-0042" }],
  }));
  show(
    <OccupancyCalendar
      from="2026-12-07"
      days={5}
      today="2026-11-20"
      groups={[{ id: "room", name: "個室", rows }]}
      onOpen={open}
      onSelect={select}
    />,
  );
  expect(document.querySelectorAll('[role="gridcell"][tabindex="0"]')).toHaveLength(1);
  screen.getByRole("gridcell", { name: "101 12月7日（月） 空き" }).focus();
  await userEvent.keyboard("{ArrowRight}{Enter}");
  expect(screen.getByRole("gridcell", { name: "101 12月8日（火） 予約 R8-0042" })).toHaveFocus();
  expect(open).toHaveBeenCalledWith(rows[0], "2026-12-08", rows[0]?.entries[0]);
  await userEvent.keyboard("{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Enter}");
  expect(select).toHaveBeenCalledWith({ rowIds: ["101", "102"], from: "2026-12-08", until: "2026-12-09" });
});

test("dates pushed past each other move together and keep their nights", () => {
  const before = { starts_on: "2027-01-18", ends_on: "2027-01-20" } as const;
  expect(inOrder("2027-01-25", "2027-01-20", before)).toEqual({ starts_on: "2027-01-25", ends_on: "2027-01-27" });
  expect(inOrder("2027-01-18", "2027-01-11", before)).toEqual({ starts_on: "2027-01-09", ends_on: "2027-01-11" });
  expect(inOrder("2027-01-25", "2027-01-11", null)).toEqual({ starts_on: "2027-01-11", ends_on: "2027-01-25" });
});
