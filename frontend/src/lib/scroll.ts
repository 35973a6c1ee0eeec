/** Where each step of the history was scrolled to; kept over a reload, because the browser leaves it to us. */
const STORE = "workcation.scroll";
const KEPT = 50;
const PATIENCE_MS = 2_000;

const known = new Map<string, number>(stored());
/** The step whose scroll has yet to be set, once its page is drawn. */
let pending: string | null = null;

export function rememberScroll(key: string) {
  known.delete(key);
  known.set(key, globalThis.scrollY);
  try {
    sessionStorage.setItem(STORE, JSON.stringify([...known].slice(-KEPT)));
  } catch {
    // Without storage a reload begins at the top.
  }
}

/** The next page that is drawn for this step is scrolled: to where it was left, to its `#`, or to its beginning. */
export function followScroll(key: string) {
  pending = key;
}

/** Called when a place is drawn. A list that is still loading grows: it is followed until it reaches, or a person scrolls. */
export function showPlace(key: string, hash: string): (() => void) | undefined {
  if (pending !== key) return undefined;
  pending = null;
  const before = known.get(key);
  const target = hash === "" ? null : document.getElementById(hash.slice(1));
  if (before === undefined && target) {
    target.scrollIntoView();
    return undefined;
  }
  globalThis.scrollTo(0, before ?? 0);
  return before === undefined || reached(before) ? undefined : follow(before);
}

function reached(top: number): boolean {
  return Math.abs(globalThis.scrollY - top) < 2;
}

function follow(top: number): () => void {
  const watch = new ResizeObserver(() => {
    globalThis.scrollTo(0, top);
    if (reached(top)) stop();
  });
  const stop = () => {
    watch.disconnect();
    clearTimeout(late);
    for (const sign of SIGNS) globalThis.removeEventListener(sign, stop);
  };
  const late = setTimeout(stop, PATIENCE_MS);
  for (const sign of SIGNS) globalThis.addEventListener(sign, stop, { passive: true });
  watch.observe(document.body);
  return stop;
}

/** A person took over. */
const SIGNS = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

function stored(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? "[]") as [string, number][];
  } catch {
    return [];
  }
}
