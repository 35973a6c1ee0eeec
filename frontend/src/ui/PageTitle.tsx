import type { ReactNode } from "react";
import { useHeading } from "@/lib/heading";
import { useProduct } from "@/lib/product";

/** The h1 of every page: titles the document and takes focus after a route change. `part` names a step of a form. */
export function PageTitle({
  title,
  part,
  over,
  lead,
  actions,
}: {
  title: string;
  part?: string;
  over?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  const product = useProduct();
  const heading = useHeading(title, `${product.name} ${product.line}`, part);
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {over !== undefined && <div className="text-solid-gray-700">{over}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <div className="mt-1">{lead}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
