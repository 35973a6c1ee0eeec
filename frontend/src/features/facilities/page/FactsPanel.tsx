import type { ReactNode } from "react";
import { DescriptionList, Panel } from "@/ui/Panel";
import { useTerms } from "../terms/words";
import type { Fact } from "./facts";

/** A group of facts; what nobody stated says 未登録, which is not the same as なし. */
export function FactsPanel({
  title,
  facts,
  children,
}: {
  title: string;
  facts: readonly Fact[];
  children?: ReactNode;
}) {
  return (
    <Panel title={title}>
      {children}
      <FactsList facts={facts} />
    </Panel>
  );
}

export function FactsList({ facts }: { facts: readonly Fact[] }) {
  return <DescriptionList items={facts.map(({ term, value }) => ({ term, value: <FactValue value={value} /> }))} />;
}

function FactValue({ value }: { value: Fact["value"] }) {
  const terms = useTerms();
  if (value === null) return <span className="text-solid-gray-700">{terms.unregistered}</span>;
  if (typeof value === "string") return value;
  return value.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}
