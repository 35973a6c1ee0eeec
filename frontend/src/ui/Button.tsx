import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Icon, type IconName } from "./Icon";
import { Link, type LinkProps } from "./navigation";

export type ButtonLook = "fill" | "line" | "text" | "danger";
/** 36, 48 and 56 px high; the small one still has a 44 px target. */
export type ButtonSize = "small" | "medium" | "large";

type Face = { look?: ButtonLook; size?: ButtonSize; icon?: IconName; wide?: boolean };

const LOOKS: Record<ButtonLook, string> = {
  fill: "bg-key-900 text-white border-key-900 hover:bg-key-1000 hover:border-key-1000 active:bg-key-1200",
  line: "bg-white text-key-900 border-key-900 hover:bg-key-50 active:bg-key-100",
  text: "bg-transparent text-key-1000 border-transparent underline underline-offset-4 hover:bg-key-50 active:bg-key-100",
  danger: "bg-error-2 text-white border-error-2 hover:bg-red-1000 hover:border-red-1000 active:bg-red-1100",
};
const SIZES: Record<ButtonSize, string> = {
  small: "min-h-9 px-3 py-1 text-sm target-44",
  medium: "min-h-12 px-4 py-2",
  large: "min-h-14 px-6 py-3 text-lg",
};
const OFF =
  "aria-disabled:bg-solid-gray-300 aria-disabled:border-solid-gray-300 aria-disabled:text-solid-gray-700 aria-disabled:no-underline";

function face({ look = "fill", size = "medium", wide = false }: Face): string {
  return `inline-flex items-center justify-center gap-2 rounded-8 border font-bold leading-140 text-center ${LOOKS[look]} ${SIZES[size]} ${OFF} ${wide ? "w-full" : ""}`;
}

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> &
  Face & {
    /** Waiting for an answer: stays focusable, refuses presses, says so. */
    busy?: boolean;
    /** Not possible now; say why next to it. Stays focusable so that the reason can be found. */
    disabled?: boolean;
    ref?: Ref<HTMLButtonElement>;
    children: ReactNode;
  };

export function Button({
  look,
  size,
  icon,
  wide,
  busy = false,
  disabled = false,
  type = "button",
  className = "",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const off = busy || disabled;
  return (
    <button
      {...rest}
      type={type}
      className={`${face({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) })} ${className}`}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export type LinkButtonProps = LinkProps & Face;

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ look, size, icon, wide, className = "", children, ...rest }: LinkButtonProps) {
  return (
    <Link
      {...rest}
      className={`${face({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) })} ${className}`}
    >
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A square button whose words are only spoken; use where the picture is known to everyone (close, menu, zoom). */
export function IconButton({
  icon,
  label,
  className = "",
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> & {
  icon: IconName;
  label: string;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`inline-flex size-11 items-center justify-center rounded-8 hover:bg-solid-gray-50 active:bg-solid-gray-100 ${className}`}
    >
      <Icon name={icon} size={22} />
    </button>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-5 shrink-0 animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  );
}
