import { useLocation, useParams, useRouter } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";

/** `usePathParam("bookingId")` on a page whose path has `$bookingId`. */
export function usePathParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`this page's path has no $${name}`);
  return value;
}

/** The conditions of a list live in the address, so that back, reload and a copied link keep them. */
export function useAddress(): {
  search: URLSearchParams;
  setSearch: (next: URLSearchParams, how?: "push" | "replace") => void;
} {
  const router = useRouter();
  const searchText = useLocation({ select: (location) => location.searchStr });
  const search = useMemo(() => new URLSearchParams(searchText), [searchText]);
  const setSearch = useCallback(
    (next: URLSearchParams, how: "push" | "replace" = "push") => {
      const text = next.toString();
      router.history[how](`${router.history.location.pathname}${text === "" ? "" : `?${text}`}`);
    },
    [router],
  );
  return { search, setSearch };
}

/** The one-time token behind the `#`, which browsers never send to a server. */
export function useFragmentToken(): string {
  const [token] = useState(() => {
    const read = globalThis.location.hash.replace(/^#/, "");
    return decodeURIComponent(read.replace(/^token=/, ""));
  });
  return token;
}
