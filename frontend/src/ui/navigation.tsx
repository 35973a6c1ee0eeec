import { createContext, use, type AnchorHTMLAttributes, type MouseEvent, type ReactNode, type Ref } from "react";

/** How the page changes; given by the layout, so that nothing in `ui/` knows the router. */
export type Navigation = { go: (href: string) => void; preload: (href: string) => void };

const NavigationContext = createContext<Navigation>({
  go: (href) => globalThis.location.assign(href),
  preload: () => {},
});

export function NavigationProvider({ navigation, children }: { navigation: Navigation; children: ReactNode }) {
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

/** For the moment after a successful submit; anything a person can press is a `Link` or `LinkButton`. */
export function useNavigation(): Navigation {
  return use(NavigationContext);
}

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  ref?: Ref<HTMLAnchorElement>;
};

/** A real anchor: new tab, copy address and no-script work; a plain press stays in the page. */
export function Link({ href, onClick, className = "link", children, ...rest }: LinkProps) {
  const { go, preload } = use(NavigationContext);
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlain(event) || rest.target || rest.download !== undefined || !isInner(href))
      return;
    event.preventDefault();
    go(href);
  };
  const warm = () => {
    if (isInner(href)) preload(href);
  };
  return (
    <a {...rest} href={href} className={className} onClick={press} onPointerEnter={warm} onFocus={warm}>
      {children}
    </a>
  );
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Answers of the API (.ics, .csv) and places on the same page belong to the browser. */
function isInner(href: string): boolean {
  return href.startsWith("/") && !href.startsWith("//") && !href.startsWith("/api/");
}
