import { Icon, type IconName } from "./Icon";

/** `waiting` is somebody else's turn, `yours` the reader's own. */
export type StatusTone = "neutral" | "waiting" | "yours" | "good" | "caution" | "bad";

const TONES: Record<StatusTone, { look: string; icon: IconName }> = {
  neutral: { look: "border-solid-gray-600 text-solid-gray-800 bg-white", icon: "minus" },
  waiting: { look: "border-key-900 text-key-1000 bg-white", icon: "clock" },
  yours: { look: "border-key-900 text-white bg-key-900", icon: "pencil" },
  good: { look: "border-success-2 text-success-2 bg-white", icon: "success" },
  caution: { look: "border-warning-orange-2 text-warning-orange-2 bg-white", icon: "warning" },
  bad: { look: "border-error-2 text-error-2 bg-white", icon: "error" },
};

/** Shape, word and colour together. */
export function StatusBadge({ tone, children, icon }: { tone: StatusTone; children: string; icon?: IconName }) {
  const { look, icon: usual } = TONES[tone];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-4 border px-2 text-sm font-bold leading-175 whitespace-nowrap ${look}`}
    >
      <Icon name={icon ?? usual} size={16} />
      {children}
    </span>
  );
}
