import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import { useWords } from "./words";

export type BannerTone = "info" | "success" | "warning" | "error";

const TONES: Record<BannerTone, { box: string; icon: IconName; ink: string }> = {
  info: { box: "border-key-900", icon: "info", ink: "text-key-900" },
  success: { box: "border-success-2", icon: "success", ink: "text-success-2" },
  warning: { box: "border-warning-yellow-2", icon: "warning", ink: "text-warning-yellow-2" },
  error: { box: "border-error-1", icon: "error", ink: "text-error-2" },
};

/** What happened, what was kept, what to do (`children` may hold a retry button). Errors are announced at once, the rest politely. */
export function NotificationBanner({
  tone,
  title,
  children,
  actions,
}: {
  tone: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const words = useWords();
  const { box, icon, ink } = TONES[tone];
  return (
    <section
      role={tone === "error" ? "alert" : "status"}
      className={`flex gap-3 rounded-12 border-2 bg-white p-4 ${box}`}
    >
      <Icon name={icon} size={24} className={`mt-0.5 ${ink}`} />
      <div className="min-w-0 flex-1">
        <p className="font-bold">
          <span className="sr-only">{words.banner[tone]}：</span>
          {title}
        </p>
        {children !== undefined && children !== null && <div className="mt-1">{children}</div>}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-3">{actions}</div>}
      </div>
    </section>
  );
}
