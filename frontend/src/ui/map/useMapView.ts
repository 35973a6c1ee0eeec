import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { between, closeUp, fitting, including, pan, WHOLE, zoomBy, type Point, type Size, type View } from "./geometry";

const STEP = 1.6;
const ARROW_PIXELS = 60;
const GLIDE_MS = 220;
/** A finger that moved less pressed. */
const PRESS_PIXELS = 6;

/** What the map shows and every way to change it: buttons, keys, one finger or the mouse, two fingers, the wheel. */
export function useMapView(frame: RefObject<HTMLElement | null>) {
  const size = useSize(frame);
  const { view, goal, change } = useGlide();
  const zoom = useCallback(
    (factor: number, about?: Point) => change((now) => zoomBy(now, size, factor, about), about === undefined),
    [change, size],
  );
  const drag = useCallback((dx: number, dy: number) => change((now) => pan(now, size, dx, dy), false), [change, size]);
  const { awake, asleep } = useWheel(frame, zoom);
  const fingers = useFingers(frame, drag, zoom);
  const move = (dx: number, dy: number) => change((now) => pan(now, size, dx, dy), true);
  const press = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowLeft: () => move(-ARROW_PIXELS, 0),
      ArrowRight: () => move(ARROW_PIXELS, 0),
      ArrowUp: () => move(0, -ARROW_PIXELS),
      ArrowDown: () => move(0, ARROW_PIXELS),
      "+": () => zoom(STEP),
      ";": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      "0": () => change(() => WHOLE, true),
    };
    const act = event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return {
    size,
    view,
    /** Where the view is going; groups of pins follow it, so that none falls apart on the way. */
    goal,
    /** For the frame itself; `onPress` hears of what was pressed without moving anything. */
    listen: (onPress: (target: Element) => void) => ({
      ...fingers(onPress),
      ...awake,
      onKeyDown: press,
    }),
    /** A wheel was turned over a map that nobody has pressed yet. */
    asleep,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    reset: () => change(() => WHOLE, true),
    include: (place: Point, margin: number) => change((now) => including(now, size, place, margin), true),
    fit: (places: readonly Point[], margin: number) => change((now) => fitting(now, size, places, margin), true),
    approach: (place: Point, nearness: number) => change(() => closeUp(size, place, nearness), true),
  };
}

export type MapView = ReturnType<typeof useMapView>;

function useSize(frame: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

/** The view, moved at once or, where movement is welcome, smoothly; a new wish starts from where the last one leads. */
function useGlide() {
  const [view, setView] = useState<View>(WHOLE);
  const [goal, setGoal] = useState<View>(WHOLE);
  const state = useRef({ view: WHOLE, goal: WHOLE, running: 0 });
  useEffect(() => {
    const { current } = state;
    return () => cancelAnimationFrame(current.running);
  }, []);
  const change = useCallback((act: (now: View) => View, smooth: boolean) => {
    const { current } = state;
    const from = current.view;
    const to = act(current.goal);
    const show = (next: View) => {
      current.view = next;
      setView(next);
    };
    cancelAnimationFrame(current.running);
    current.goal = to;
    setGoal(to);
    if (!smooth || globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches) return show(to);
    const start = performance.now();
    const step = (time: number) => {
      const share = Math.min(Math.max((time - start) / GLIDE_MS, 0), 1);
      show(share === 1 ? to : between(from, to, 1 - (1 - share) ** 3));
      if (share < 1) current.running = requestAnimationFrame(step);
    };
    current.running = requestAnimationFrame(step);
  }, []);
  return { view, goal, change };
}

/**
 * The wheel turns the map once it has been pressed or has focus, and with Ctrl; until then it belongs to the page, which
 * must scroll past. Listens by hand because React's wheel listeners cannot prevent the page's own movement.
 */
function useWheel(frame: RefObject<HTMLElement | null>, zoom: (factor: number, about: Point) => void) {
  const [asleep, setAsleep] = useState(false);
  const [active, setActive] = useState(false);
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const turn = (event: WheelEvent) => {
      if (!active && !event.ctrlKey && !event.metaKey) return setAsleep(true);
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 200 : 400)), within(node, event));
    };
    node.addEventListener("wheel", turn, { passive: false });
    return () => node.removeEventListener("wheel", turn);
  }, [frame, zoom, active]);
  useEffect(() => {
    if (!asleep) return;
    const timer = setTimeout(setAsleep, 2_500, false);
    return () => clearTimeout(timer);
  }, [asleep]);
  const wake = () => {
    setActive(true);
    setAsleep(false);
  };
  const rest = () => setActive(false);
  // A press wakes it also where it had focus already.
  return { asleep, awake: { onFocus: wake, onPointerDownCapture: wake, onBlur: rest, onPointerLeave: rest } };
}

/** One finger moves the map, two zoom it; a press that moved nothing is a press on what lies under it. */
function useFingers(
  frame: RefObject<HTMLElement | null>,
  move: (dx: number, dy: number) => void,
  zoom: (factor: number, about: Point) => void,
) {
  const fingers = useRef(new Map<number, Point>());
  const pressed = useRef<{ at: Point; target: Element } | null>(null);
  const down = (event: PointerEvent) => {
    // A press that begins on a pin or a button is a press.
    if (!(event.target instanceof Element) || event.target.closest("button")) return;
    frame.current?.setPointerCapture?.(event.pointerId);
    const at = { x: event.clientX, y: event.clientY };
    fingers.current.set(event.pointerId, at);
    pressed.current = fingers.current.size === 1 ? { at, target: event.target } : null;
  };
  const go = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (!before || !frame.current) return;
    const now = { x: event.clientX, y: event.clientY };
    if (pressed.current && distance(pressed.current.at, now) < PRESS_PIXELS) return;
    pressed.current = null;
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      zoom(distance(now, other) / Math.max(distance(before, other), 1), within(frame.current, middle));
    } else {
      move(before.x - now.x, before.y - now.y);
    }
    fingers.current.set(event.pointerId, now);
  };
  const up = (event: PointerEvent, onPress: (target: Element) => void) => {
    fingers.current.delete(event.pointerId);
    if (pressed.current && event.type === "pointerup") onPress(pressed.current.target);
    pressed.current = null;
  };
  return (onPress: (target: Element) => void) => ({
    onPointerDown: down,
    onPointerMove: go,
    onPointerUp: (event: PointerEvent) => up(event, onPress),
    onPointerCancel: (event: PointerEvent) => up(event, onPress),
  });
}

function within(node: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const box = node.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
