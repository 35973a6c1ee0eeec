import {
  createContext,
  Fragment,
  lazy,
  Suspense,
  use,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type ComponentType,
  type ReactNode,
} from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";
import { matchRoute, Route, Router, useRouter } from "wouter";
import { navigate, useLocationProperty } from "wouter/use-browser-location";
import { followScroll, rememberScroll, showPlace } from "./scroll";

type Load = () => Promise<{ default: ComponentType }>;
type Frame = ComponentType<{ children: ReactNode }>;

/** Pages on one paper: their addresses (`/bookings/:bookingId`), what is drawn around them, and who lets people in. */
export type Paper = { frame: Frame; guard?: Frame; pages: Readonly<Record<string, Load>> };

/** What is shown while a page's code comes, for an address that no page has, and when a page failed. */
export type Otherwise = { waiting: ComponentType; notFound: { frame: Frame; page: ComponentType }; crash: Crash };
type Crash = ComponentType<FallbackProps>;

/** How a step is taken: a `stay` is a step of history too, but the page keeps its scroll. */
export type How = "push" | "replace" | "stay";

/** One page: its code is fetched once; what could not be fetched is tried again on the next visit. */
class Page {
  readonly pattern: string;
  readonly frame: Frame;
  readonly guard: Frame | typeof Fragment;
  private readonly load: Load;
  private loading: ReturnType<Load> | null = null;
  Shown: ComponentType;

  constructor(pattern: string, { frame, guard = Fragment }: Paper, load: Load) {
    this.pattern = pattern;
    this.frame = frame;
    this.guard = guard;
    this.load = load;
    this.Shown = lazy(this.fetch);
  }

  readonly fetch: Load = () => {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = null;
      this.Shown = lazy(this.fetch);
      throw error;
    });
    return this.loading;
  };
}

const names = (pattern: string) => pattern.split(":").length;

/** All pages; an address that is spelled out comes before one with a name in it. */
export function pagesOf(papers: readonly Paper[]): readonly Page[] {
  return papers
    .flatMap((paper) => Object.entries(paper.pages).map(([pattern, load]) => new Page(pattern, paper, load)))
    .toSorted((one, other) => names(one.pattern) - names(other.pattern));
}

/**
 * The address that is drawn. Until a page's code is here the page before stays, together with its own address;
 * another state of the same page is shown at once: a tick must not wait for its own address.
 */
const Drawn = createContext("");

const address = () => globalThis.location.pathname + globalThis.location.search;
const pathOf = (href: string) => href.split("?")[0] ?? "";
const useDrawnPath = (): [string, typeof navigate] => [pathOf(use(Drawn)), navigate];
const useDrawnSearch = () => use(Drawn).slice(pathOf(use(Drawn)).length);

export function AddressProvider({ children }: { children: ReactNode }) {
  const now = useLocationProperty(address);
  const later = useDeferredValue(now);
  return (
    <Drawn value={pathOf(now) === pathOf(later) ? now : later}>
      {/* oxlint-disable-next-line react/hooks -- the library takes its two hooks as props */}
      <Router hook={useDrawnPath} searchHook={useDrawnSearch}>
        {children}
      </Router>
    </Drawn>
  );
}

/** Goes to an address of the client; every other, the survey's and the server's own pages too, the browser loads. */
export function go(href: string, how: How = "push") {
  rememberScroll(keyOf());
  const key = newKey();
  if (how === "push") followScroll(key);
  // Going to where one is adds no step, as with any link.
  const here = new URL(href, globalThis.location.href).href === globalThis.location.href;
  navigate(href, { replace: here || how === "replace", state: { key } });
}

export function useGoing(pages: readonly Page[]) {
  const { parser } = useRouter();
  const pageAt = useCallback(
    (url: URL) => pages.find(({ pattern }) => matchRoute(parser, pattern, url.pathname)[0]),
    [pages, parser],
  );
  return useMemo(() => {
    const urlOf = (href: string) => new URL(href, globalThis.location.href);
    return {
      go: (href: string) => {
        const to = urlOf(href);
        if (to.origin === globalThis.location.origin && pageAt(to)) go(href);
        else globalThis.location.assign(to);
      },
      // When the code can't be fetched, the visit itself will say so.
      preload: (href: string) =>
        void pageAt(urlOf(href))
          ?.fetch()
          .catch(() => {}),
    };
  }, [pageAt]);
}

/** Draws the page of the drawn address inside its frame; what a page throws leaves header and menu standing. */
export function Pages({ pages, otherwise }: { pages: readonly Page[]; otherwise: Otherwise }) {
  const { parser } = useRouter();
  const drawn = use(Drawn);
  useScroll(drawn);
  const page = pages.find(({ pattern }) => matchRoute(parser, pattern, pathOf(drawn))[0]);
  const Shown = page?.Shown ?? otherwise.notFound.page;
  const Around = page?.frame ?? otherwise.notFound.frame;
  const Guard = page?.guard ?? Fragment;
  const { crash, waiting: Waiting } = otherwise;
  return (
    <Fence at={drawn} crash={crash}>
      <Suspense fallback={null}>
        <Route path={page?.pattern ?? "*"}>
          <Around>
            <Fence at={drawn} crash={crash}>
              <Suspense fallback={<Waiting />}>
                <Guard>
                  <Shown key={page?.pattern ?? "lost"} />
                </Guard>
              </Suspense>
            </Fence>
          </Around>
        </Route>
      </Suspense>
    </Fence>
  );
}

function Fence({ at, crash, children }: { at: string; crash: Crash; children: ReactNode }) {
  return (
    <ErrorBoundary resetKeys={[at]} FallbackComponent={crash}>
      {children}
    </ErrorBoundary>
  );
}

/** Back and forward find the page as it was left; a link to a place on the same page is the browser's. */
function useScroll(drawn: string) {
  const shown = useRef({ drawn, key: keyOf() });
  useLayoutEffect(() => {
    shown.current = { drawn, key: keyOf() };
    return showPlace(shown.current.key, globalThis.location.hash);
  }, [drawn]);
  useEffect(() => {
    globalThis.history.scrollRestoration = "manual";
    const arrive = () => {
      const typed = globalThis.history.state === null;
      rememberScroll(shown.current.key);
      shown.current.key = keyOf();
      if (typed) return;
      followScroll(shown.current.key);
      if (address() === shown.current.drawn) showPlace(shown.current.key, globalThis.location.hash);
    };
    const leave = () => rememberScroll(keyOf());
    globalThis.addEventListener("popstate", arrive);
    globalThis.addEventListener("pagehide", leave);
    return () => {
      globalThis.removeEventListener("popstate", arrive);
      globalThis.removeEventListener("pagehide", leave);
    };
  }, []);
}

/** The name of this step of the history. The first one, and one that a typed # made, are named when they are asked for. */
function keyOf(): string {
  const state = globalThis.history.state as { key?: string } | null;
  if (state?.key !== undefined) return state.key;
  const key = newKey();
  globalThis.history.replaceState({ key }, "");
  return key;
}

let steps = 0;

function newKey(): string {
  steps += 1;
  return `${Date.now().toString(36)}-${steps}`;
}
