import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { pan, WHOLE, zoomBy, type Point, type Size, type View } from "./geometry";

const STEP = 1.6;
const ARROW_PIXELS = 60;

/** What the map shows and every way to change it: buttons, keys, one finger or the mouse, two fingers, Ctrl + wheel. */
export function useMapView(frame: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [view, setView] = useState<View>(WHOLE);
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [frame]);
  const zoom = useCallback(
    (factor: number, about?: Point) => setView((now) => zoomBy(now, size, factor, about)),
    [size],
  );
  const move = useCallback((dx: number, dy: number) => setView((now) => pan(now, size, dx, dy)), [size]);
  useWheel(frame, zoom);
  const drag = useDrag(frame, move, zoom);
  const press = useCallback(
    (event: KeyboardEvent) => {
      const keys: Record<string, () => void> = {
        ArrowLeft: () => move(-ARROW_PIXELS, 0),
        ArrowRight: () => move(ARROW_PIXELS, 0),
        ArrowUp: () => move(0, -ARROW_PIXELS),
        ArrowDown: () => move(0, ARROW_PIXELS),
        "+": () => zoom(STEP),
        ";": () => zoom(STEP),
        "-": () => zoom(1 / STEP),
        "0": () => setView(WHOLE),
      };
      const act = event.ctrlKey || event.metaKey ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    },
    [move, zoom],
  );
  return {
    size,
    view,
    drag,
    press,
    zoomIn: () => zoom(STEP),
    zoomOut: () => zoom(1 / STEP),
    reset: () => setView(WHOLE),
  };
}

/** Without Ctrl the wheel belongs to the page. Listens by hand because React's wheel listeners cannot prevent the page's zoom. */
function useWheel(frame: RefObject<HTMLElement | null>, zoom: (factor: number, about: Point) => void) {
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 200), within(node, event));
    };
    node.addEventListener("wheel", turn, { passive: false });
    return () => node.removeEventListener("wheel", turn);
  }, [frame, zoom]);
}

function useDrag(
  frame: RefObject<HTMLElement | null>,
  move: (dx: number, dy: number) => void,
  zoom: (factor: number, about: Point) => void,
) {
  const fingers = useRef(new Map<number, Point>());
  const down = (event: PointerEvent) => {
    // A press that begins on a pin or a button is a press.
    if (event.target instanceof Element && event.target.closest("button")) return;
    frame.current?.setPointerCapture?.(event.pointerId);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };
  const go = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (!before || !frame.current) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      zoom(distance(now, other) / Math.max(distance(before, other), 1), within(frame.current, middle));
    } else {
      move(before.x - now.x, before.y - now.y);
    }
    fingers.current.set(event.pointerId, now);
  };
  const up = (event: PointerEvent) => fingers.current.delete(event.pointerId);
  return { onPointerDown: down, onPointerMove: go, onPointerUp: up, onPointerCancel: up };
}

function within(node: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const box = node.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
