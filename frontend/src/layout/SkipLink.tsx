import { useWords } from "./words";

export function SkipLink() {
  const words = useWords();
  return (
    <a
      href="#main"
      data-screen-only
      className="sr-only focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-50 focus:bg-white focus:px-4 focus:py-2"
    >
      {words.skip}
    </a>
  );
}
