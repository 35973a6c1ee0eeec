import { useCallback, useMemo, useState } from "react";
import { useRouting, type How } from "./router";

/** `usePathParam("bookingId")` on a page whose path has `$bookingId`. */
export function usePathParam(name: string): string {
  const value = useRouting().params[name];
  if (value === undefined) throw new Error(`this page's path has no $${name}`);
  return value;
}

/** For a page that stands at two addresses, one of them without the name. */
export function useOptionalPathParam(name: string): string | undefined {
  return useRouting().params[name];
}

/** The conditions of a list live in the address, so that back, reload and a copied link keep them. */
export function useAddress(): {
  search: URLSearchParams;
  setSearch: (next: URLSearchParams, how?: How) => void;
} {
  const { router, place } = useRouting();
  const search = useMemo(() => new URLSearchParams(place.search), [place.search]);
  const setSearch = useCallback(
    (next: URLSearchParams, how: How = "push") => {
      const text = next.toString();
      router.go(`${globalThis.location.pathname}${text === "" ? "" : `?${text}`}`, how);
    },
    [router],
  );
  return { search, setSearch };
}

/** The path of this page, for what differs between desks that share it. */
export function useHere(): string {
  return useRouting().place.pathname;
}

/** The one-time token behind the `#`, which browsers never send to a server. */
export function useFragmentToken(): string {
  const [token] = useState(() => {
    const read = globalThis.location.hash.replace(/^#/, "");
    return decodeURIComponent(read.replace(/^token=/, ""));
  });
  return token;
}
