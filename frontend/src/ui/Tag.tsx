import type { ReactNode } from "react";
import { Icon } from "./Icon";
import { Link } from "./navigation";

/** A fact about a thing (市町, 種類): quiet, not pressable. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block rounded-4 border border-solid-gray-420 px-1.5 text-sm leading-160 text-solid-gray-700">
      {children}
    </span>
  );
}

const CHIP = "inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-sm target-44";

/** A condition that is on; pressing takes it away. `removeLabel` says so in words. */
export function Chip({
  children,
  onRemove,
  removeLabel,
}: {
  children: ReactNode;
  onRemove: () => void;
  removeLabel: string;
}) {
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={removeLabel}
      className={`${CHIP} border-key-900 bg-key-50 text-key-1000 hover:bg-key-100`}
    >
      {children}
      <Icon name="close" size={16} />
    </button>
  );
}

/** One of a few views of the same list (要対応 | すべて); the chosen one is filled and marked for assistive technology. */
export function ChipLink({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  const look = current
    ? "border-key-900 bg-key-900 text-white font-bold"
    : "border-solid-gray-420 bg-white text-solid-gray-800 hover:bg-solid-gray-50";
  return (
    <Link href={href} aria-current={current ? "true" : undefined} className={`${CHIP} ${look}`}>
      {children}
    </Link>
  );
}
