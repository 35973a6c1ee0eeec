import { useEffect, useRef, type RefObject } from "react";

/** Which heading had the page last; null until the first page, where the browser's own start is right. */
let last: string | null = null;
/** Whether it was given focus. */
let wasFocused = false;

/**
 * Titles the document and, when the page or its `part` (a step of a form) changes, moves focus to the h1,
 * so that a route change is heard. A heading that takes another's place when a page's data is there takes its focus, too.
 * Changing the language does not move focus.
 */
export function useHeading(title: string, product: string, part = ""): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title}｜${product}`;
  }, [title, product]);
  useEffect(() => {
    const place = `${globalThis.location.pathname} ${part}`;
    const hasMoved = last !== null && last !== place;
    // Focus on an element that goes falls to the body.
    const isLost = last === place && wasFocused && document.activeElement === document.body;
    if (hasMoved || isLost) heading.current?.focus({ preventScroll: true });
    wasFocused = hasMoved || isLost;
    last = place;
  }, [part]);
  return heading;
}
