import { ChipLink } from "@/ui/Tag";
import { useWords } from "./words";

export type DeskView = "worklist" | "all";

export function deskView(search: URLSearchParams): DeskView {
  return search.get("view") === "all" ? "all" : "worklist";
}

/** The two lists of a desk, as addresses: back and a copied link keep the choice. */
export function DeskViews({ path, view }: { path: string; view: DeskView }) {
  const words = useWords();
  return (
    <nav aria-label={words.views} className="mb-6 flex flex-wrap gap-2">
      <ChipLink href={path} current={view === "worklist"}>
        {words.worklist}
      </ChipLink>
      <ChipLink href={`${path}?view=all`} current={view === "all"}>
        {words.all}
      </ChipLink>
    </nav>
  );
}
