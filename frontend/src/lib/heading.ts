import { useEffect, useRef, type RefObject } from "react";

/** Which heading had the page last; null until the first page, where the browser's own start is right. */
let last: string | null = null;

/**
 * Titles the document and, when the page or its `part` (a step of a form) changes, moves focus to the h1,
 * so that a route change is heard. Changing the language does not move focus.
 */
export function useHeading(title: string, product: string, part = ""): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title}｜${product}`;
  }, [title, product]);
  useEffect(() => {
    const place = `${globalThis.location.pathname} ${part}`;
    if (last !== null && last !== place) heading.current?.focus({ preventScroll: true });
    last = place;
  }, [part]);
  return heading;
}
