import { useEffect, useState } from "react";
import { useWords } from "./words";

const PATIENCE_MS = 300;

/** Grey shapes while something loads, but only after 300 ms: a quick answer does not flicker. */
export function Skeleton({ rows = 3, height = "h-24" }: { rows?: number; height?: string }) {
  const words = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, PATIENCE_MS, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true" className="flex flex-col gap-4">
      {late && <span className="sr-only">{words.loading}</span>}
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} aria-hidden="true" className={`animate-pulse rounded-12 bg-solid-gray-100 ${height}`} />
        ))}
    </div>
  );
}
