import { useCallback, useMemo, useState } from "react";
import { useLocation, useParams, useSearch } from "wouter";
import { go, type How } from "./router";

/** `usePathParam("bookingId")` on a page whose path has `:bookingId`. */
export function usePathParam(name: string): string {
  const value = useOptionalPathParam(name);
  if (value === undefined) throw new Error(`this page's path has no :${name}`);
  return value;
}

/** For a page that stands at two addresses, one of them without the name. */
export function useOptionalPathParam(name: string): string | undefined {
  return useParams<Record<string, string | undefined>>()[name];
}

/** The conditions of a list live in the address, so that back, reload and a copied link keep them. */
export function useAddress(): {
  search: URLSearchParams;
  setSearch: (next: URLSearchParams, how?: How) => void;
} {
  const asked = useSearch();
  const search = useMemo(() => new URLSearchParams(asked), [asked]);
  const setSearch = useCallback((next: URLSearchParams, how: How = "push") => {
    const text = next.toString();
    go(`${globalThis.location.pathname}${text === "" ? "" : `?${text}`}`, how);
  }, []);
  return { search, setSearch };
}

/** The path of this page, for what differs between desks that share it. */
export function useHere(): string {
  return useLocation()[0];
}

/** The one-time token behind the `#`, which browsers never send to a server. */
export function useFragmentToken(): string {
  const [token] = useState(() => {
    const read = globalThis.location.hash.replace(/^#/, "");
    return decodeURIComponent(read.replace(/^token=/, ""));
  });
  return token;
}
