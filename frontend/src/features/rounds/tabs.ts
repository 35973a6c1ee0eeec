/** The steps of a round in the order in which they are taken. */
export const TABS = ["applications", "policy", "proposals", "compare", "overrides", "apply"] as const;
export type Tab = (typeof TABS)[number];

export function tabOf(search: URLSearchParams): Tab {
  return TABS.find((tab) => tab === search.get("tab")) ?? "applications";
}
