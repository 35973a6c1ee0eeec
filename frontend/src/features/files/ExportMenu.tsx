import { lazy, Suspense, useState } from "react";
import { Button } from "@/ui/Button";
import { useMenuWords } from "./menuWords";

const ExportDialog = lazy(() => import("./ExportDialog").then((file) => ({ default: file.ExportDialog })));

export type ExportKind = "facilities" | "units" | "blocks" | "bookings";

/** What a page shows, as a file. The dialog and its words come when they are asked for. */
export function ExportMenu({ kinds, search = "" }: { kinds: readonly [ExportKind, ...ExportKind[]]; search?: string }) {
  const words = useMenuWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="line" icon="download" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ExportDialog kinds={kinds} search={search} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
