import { act, render, renderHook, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { useAddress, usePathParam } from "./route";
import { AddressProvider, Pages, pagesOf, useGoing, type Otherwise, type Paper } from "./router";

const page = (Shown: () => React.ReactNode) => () => Promise.resolve({ default: Shown });

function House() {
  return <h1>宿 {usePathParam("id")}</h1>;
}

let opened = 0;

function Search() {
  const { search, setSearch } = useAddress();
  return (
    <>
      <h1>検索 {search.get("must")}</h1>
      <button type="button" onClick={() => setSearch(new URLSearchParams("must=vpn"), "stay")}>
        VPN
      </button>
    </>
  );
}

const PAPERS: readonly Paper[] = [
  {
    frame: ({ children }) => <main>{children}</main>,
    pages: {
      "/": page(Search),
      "/houses/:id": () => {
        opened += 1;
        return page(House)();
      },
      "/houses/new": page(() => <h1>新しい宿</h1>),
      "/gone": () => Promise.reject(new Error("no such file")),
      "/broken": page(() => {
        throw new Error("broken");
      }),
    },
  },
];

function start(address: string): ReturnType<typeof useGoing> {
  globalThis.history.replaceState(null, "", address);
  const pages = pagesOf(PAPERS);
  const otherwise: Otherwise = {
    waiting: () => <p>読み込んでいます</p>,
    notFound: { frame: ({ children }) => <main>{children}</main>, page: () => <h1>ありません</h1> },
    crash: ({ error }) => <h1>不具合 {String(error)}</h1>,
  };
  render(
    <AddressProvider>
      <Pages pages={pages} otherwise={otherwise} />
    </AddressProvider>,
  );
  return renderHook(() => useGoing(pages)).result.current;
}

const heading = (text: string) => screen.findByRole("heading", { name: text });

beforeEach(() => {
  vi.stubGlobal("scrollTo", vi.fn());
  sessionStorage.clear();
});

test("an address that is spelled out comes before one with a name in it", async () => {
  const router = start("/houses/new");
  await heading("新しい宿");
  act(() => router.go("/houses/%E4%BC%8A%E5%8B%A2"));
  await heading("宿 伊勢");
  expect(globalThis.location.pathname).toBe("/houses/%E4%BC%8A%E5%8B%A2");
});

test("an address that nobody can read is shown as it was typed", async () => {
  start("/houses/100%");
  expect(await heading("宿 100%")).toBeInTheDocument();
});

test("back shows the page before, scrolled to where it was left", async () => {
  const router = start("/?must=booth");
  await heading("検索 booth");
  vi.stubGlobal("scrollY", 700);
  act(() => router.go("/houses/7"));
  await heading("宿 7");
  expect(scrollTo).toHaveBeenLastCalledWith(0, 0);
  act(() => globalThis.history.back());
  await heading("検索 booth");
  expect(scrollTo).toHaveBeenLastCalledWith(0, 700);
});

test("another state of the same page is a step of history that does not scroll", async () => {
  start("/");
  await heading("検索");
  vi.mocked(scrollTo).mockClear();
  act(() => screen.getByRole("button").click());
  expect(screen.getByRole("heading").textContent).toBe("検索 vpn");
  expect(scrollTo).not.toHaveBeenCalled();
  act(() => globalThis.history.back());
  await heading("検索");
});

test("an unknown address says so inside its frame", async () => {
  start("/nowhere");
  expect(await heading("ありません")).toBeInTheDocument();
});

test("a page that throws or can't be fetched leaves the frame, and the next address begins anew", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const router = start("/broken");
  await heading("不具合 Error: broken");
  expect(screen.getByRole("main")).toBeInTheDocument();
  act(() => router.go("/houses/7"));
  await heading("宿 7");
  act(() => router.go("/gone"));
  await heading("不具合 Error: no such file");
  expect(screen.getByRole("main")).toBeInTheDocument();
});

test("whoever goes on before a page came sees the last one asked for", async () => {
  const router = start("/");
  await heading("検索");
  act(() => {
    router.go("/houses/1");
    router.go("/houses/new");
  });
  await heading("新しい宿");
  expect(screen.queryByText("宿 1")).toBeNull();
});

test("a preloaded page is fetched once", async () => {
  const router = start("/");
  await heading("検索");
  opened = 0;
  router.preload("/houses/1");
  router.preload("/houses/2?must=vpn");
  act(() => router.go("/houses/3"));
  await heading("宿 3");
  expect(opened).toBe(1);
});
