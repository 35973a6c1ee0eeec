import {
  Component,
  createContext,
  use,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
  type ComponentType,
  type ReactNode,
} from "react";
import { followScroll, rememberScroll, showPlace } from "./scroll";

type Page = { default: ComponentType };
type Frame = { default: ComponentType<{ children: ReactNode }> };

/** Pages on one paper: their addresses (`/bookings/$bookingId`) and what is drawn around them, the outermost first. */
export type Paper = {
  frames: readonly (() => Promise<Frame>)[];
  pages: Readonly<Record<string, () => Promise<Page>>>;
};

/** What is shown until the first page's code is here, for an address that no page has, and when a page failed. */
export type Otherwise = { waiting: ComponentType; notFound: Paper; crash: ComponentType<{ error: unknown }> };

export type Place = { pathname: string; search: string; hash: string; key: string };
type Route = { pattern: string; parts: readonly string[]; frames: Paper["frames"]; page: () => Promise<Page> };
type Match = { route: Route; params: Readonly<Record<string, string>> };
type Frames = ComponentType<{ children: ReactNode }>[];
type Drawn = { frames: Frames; page: ComponentType };
type Shown = Match & { place: Place; drawn: Drawn | null };

/** How a step is taken: a `stay` is a step of history too, but the page keeps its scroll. */
export type How = "push" | "replace" | "stay";

/** The addresses of the client, and the one that is shown. Why not a library: docs/decisions/0004. */
export class Router {
  private readonly routes: readonly Route[];
  private readonly lost: Route;
  private shown: Shown;
  private asked = 0;
  private readonly listeners = new Set<() => void>();
  readonly otherwise: Otherwise;

  constructor(papers: readonly Paper[], otherwise: Otherwise) {
    this.otherwise = otherwise;
    // An address that is spelled out comes before one with a name in it: `/office/calls/new`, then `/office/calls/$callId`.
    this.routes = papers.flatMap(routesOf).toSorted((one, other) => names(one.pattern) - names(other.pattern));
    const [lost] = routesOf(otherwise.notFound);
    if (!lost) throw new Error("there is no page for what is not found");
    this.lost = lost;
    globalThis.history.scrollRestoration = "manual";
    this.shown = this.plan(here());
    void this.show(this.shown);
    globalThis.addEventListener("popstate", () => this.arrive());
    globalThis.addEventListener("pagehide", () => rememberScroll(this.shown.place.key));
  }

  /** Goes to an address of the client; every other, the survey's and the server's own pages too, the browser loads. */
  readonly go = (href: string, how: How = "push"): void => {
    const to = new URL(href, globalThis.location.href);
    const ours = to.origin === globalThis.location.origin && this.find(to.pathname).route !== this.lost;
    if (!ours) return globalThis.location.assign(to);
    rememberScroll(this.shown.place.key);
    const key = newKey();
    // Going to where one is adds no step, as with any link.
    const replaces = how === "replace" || to.href === globalThis.location.href;
    globalThis.history[replaces ? "replaceState" : "pushState"]({ key }, "", to);
    void this.show(this.plan(here()), how === "push");
  };

  /** Fetches the code of a page that will probably be asked for; when that fails, the visit itself will say so. */
  readonly preload = (href: string): void => {
    const { route } = this.find(new URL(href, globalThis.location.href).pathname);
    drawnBy(route).catch(() => {});
  };

  readonly current = (): Shown => this.shown;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Back and forward; also a link to a place on the same page, which the browser has already scrolled to. */
  private arrive() {
    const before = this.shown.place;
    const known: unknown = globalThis.history.state;
    const next = this.plan(here());
    const samePage = before.pathname === next.place.pathname && before.search === next.place.search;
    rememberScroll(before.key);
    void this.show(next, !(samePage && known === null));
  }

  private plan(place: Place): Shown {
    return { ...this.find(place.pathname), place, drawn: null };
  }

  private find(pathname: string): Match {
    const asked = partsOf(pathname);
    for (const route of this.routes) {
      const params = paramsOf(route.parts, asked);
      if (params) return { route, params };
    }
    return { route: this.lost, params: {} };
  }

  /** The page before stays until the next one's code is here; whoever went on in the meantime is not called back. */
  private async show(next: Shown, scroll = true) {
    this.asked += 1;
    const turn = this.asked;
    if (this.shown.drawn === null) {
      const frames = await framesOf(next.route);
      if (turn === this.asked) this.put({ ...next, drawn: { frames, page: this.otherwise.waiting } });
    }
    const { route, drawn: before } = this.shown;
    // Another state of the page that stands is shown at once: a tick must not wait for its own address.
    const same = next.route === route && before?.page !== this.otherwise.waiting ? before : null;
    const drawn = same ?? (await drawnBy(next.route));
    if (turn !== this.asked) return;
    if (scroll) followScroll(next.place.key);
    this.put({ ...next, drawn });
  }

  private put(shown: Shown) {
    this.shown = shown;
    for (const listener of this.listeners) listener();
  }
}

function routesOf({ frames, pages }: Paper): Route[] {
  return Object.entries(pages).map(([pattern, page]) => ({ pattern, parts: partsOf(pattern), frames, page }));
}

function partsOf(pathname: string): string[] {
  return pathname.split("/").filter((part) => part !== "");
}

function names(pattern: string): number {
  return pattern.split("$").length;
}

/** `["bookings", "$bookingId"]` and `["bookings", "7"]` give `{ bookingId: "7" }`; what does not fit, null. */
export function paramsOf(parts: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (parts.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = asked[index] ?? "";
    if (part.startsWith("$")) params[part.slice(1)] = decoded(given);
    else if (part !== given) return null;
  }
  return params;
}

/** A percent sign that somebody typed is a letter. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const fetched = new WeakMap<Route, Promise<Drawn>>();

/** The code of a page and of what is around it, fetched once; what could not be fetched is tried again on the next visit. */
function drawnBy(route: Route): Promise<Drawn> {
  const known = fetched.get(route);
  if (known) return known;
  const page = route.page().then(
    (loaded) => loaded.default,
    (error: unknown) => {
      fetched.delete(route);
      return thrower(error);
    },
  );
  const drawn = Promise.all([framesOf(route), page]).then(([frames, it]) => ({ frames, page: it }));
  fetched.set(route, drawn);
  return drawn;
}

/** Without its frames a page is shown all the same. */
async function framesOf(route: Route): Promise<Frames> {
  const loaded = await Promise.allSettled(route.frames.map((frame) => frame()));
  return loaded.flatMap((each) => (each.status === "fulfilled" ? [each.value.default] : []));
}

/** A page that says, where the page would have been, why it is not there. */
function thrower(error: unknown): ComponentType {
  return () => {
    throw error;
  };
}

let steps = 0;

function newKey(): string {
  steps += 1;
  return `${Date.now().toString(36)}-${steps}`;
}

/** The address bar. An entry that nobody marked (the first, a typed #) is marked, so that its scroll is found again. */
function here(): Place {
  const { pathname, search, hash } = globalThis.location;
  const state = globalThis.history.state as { key?: string } | null;
  const key = state?.key ?? newKey();
  if (state?.key === undefined) globalThis.history.replaceState({ key }, "");
  return { pathname, search, hash, key };
}

const RouterContext = createContext<{ router: Router; shown: Shown } | null>(null);

/** Draws the page of the present address inside its frames. */
export function RouterView({ router }: { router: Router }) {
  const shown = useSyncExternalStore(router.listen, router.current);
  const context = useMemo(() => ({ router, shown }), [router, shown]);
  const { route, place, drawn } = shown;
  useLayoutEffect(() => showPlace(shown.place.key, shown.place.hash), [shown]);
  if (drawn === null) return null;
  const { crash, waiting } = router.otherwise;
  const Page = drawn.page;
  const page = (
    <Fence at={place.key} crash={crash}>
      <Page key={Page === waiting ? "waiting" : route.pattern} />
    </Fence>
  );
  return (
    <RouterContext value={context}>
      <Fence at={place.key} crash={crash}>
        {drawn.frames.reduceRight<ReactNode>(
          (inside, Around) => (
            <Around>{inside}</Around>
          ),
          page,
        )}
      </Fence>
    </RouterContext>
  );
}

type FenceProps = { at: string; crash: Otherwise["crash"]; children: ReactNode };

/** Keeps what a page throws to itself: header and menu stay, and the next address begins anew. */
class Fence extends Component<FenceProps, { at: string; error: unknown; thrown: boolean }> {
  override state = { at: this.props.at, error: null as unknown, thrown: false };

  static getDerivedStateFromError(error: unknown) {
    return { thrown: true, error };
  }

  static getDerivedStateFromProps({ at }: FenceProps, before: { at: string }) {
    return before.at === at ? null : { at, thrown: false, error: null };
  }

  override render() {
    const Crash = this.props.crash;
    return this.state.thrown ? <Crash error={this.state.error} /> : this.props.children;
  }
}

/** The address that is shown, and how to go to another. */
export function useRouting(): { router: Router; place: Place; params: Readonly<Record<string, string>> } {
  const context = use(RouterContext);
  if (!context) throw new Error("no router around this");
  return { router: context.router, place: context.shown.place, params: context.shown.params };
}
