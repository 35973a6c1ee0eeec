import type { ReactNode } from "react";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";

/** Nothing to show: says why and offers the one press that helps (「駅から1km以内を外すと6件」). */
export function EmptyState({
  title,
  children,
  icon = "search",
  actions,
}: {
  title: string;
  children?: ReactNode;
  icon?: IconName;
  actions?: readonly { label: string; onPress: () => void }[];
}) {
  return (
    <div className="panel flex flex-col items-center gap-3 px-6 py-10 text-center">
      <Icon name={icon} size={40} className="text-solid-gray-536" />
      <p className="text-lg font-bold">{title}</p>
      {children !== undefined && <div className="max-w-prose">{children}</div>}
      {actions !== undefined && actions.length > 0 && (
        <div className="mt-2 flex flex-wrap justify-center gap-3">
          {actions.map(({ label, onPress }) => (
            <Button key={label} look="line" onClick={onPress}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
