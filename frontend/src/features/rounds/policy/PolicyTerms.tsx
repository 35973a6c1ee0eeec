import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { DataTable } from "@/ui/DataTable";
import { DescriptionList, Panel } from "@/ui/Panel";
import { useTowns } from "../../matching/useSearch";
import type { Policy, RoundMethod } from "../wire";
import { useWords } from "./words";

/** A policy with its meaning in words, for the office and for everybody. */
export function PolicyTerms({ policy, method, seed }: { policy: Policy; method: RoundMethod; seed: string }) {
  const words = useWords();
  return (
    <>
      <Order method={method} />
      {method === "optimise" && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title={words.weights.title}>
            <p>{weightsMeaning(policy, words)}</p>
          </Panel>
          <Panel title={words.tiers.title}>
            <p>{policy.tiers.length > 0 ? words.tiers.meaning(policy.tiers.join("・")) : words.tiers.none}</p>
          </Panel>
        </div>
      )}
      <Fairness policy={policy} />
      <Limits policy={policy} />
      <Panel title={words.seed.title}>
        <p className="max-w-[45em]">{words.seed.lead}</p>
        <p className="mt-2 rounded-8 bg-solid-gray-50 px-3 py-2 font-mono break-all" translate="no">
          {seed}
        </p>
      </Panel>
    </>
  );
}

function weightsMeaning({ applicant_weight, host_weight }: Policy, { weights }: ReturnType<typeof useWords>): string {
  const applicant = Math.round((100 * applicant_weight) / (applicant_weight + host_weight));
  return weights.meaning(applicant, 100 - applicant);
}

function Order({ method }: { method: RoundMethod }) {
  const { order } = useWords();
  return (
    <Panel title={order.title}>
      {method === "optimise" ? (
        <>
          <p>{order.lead}</p>
          <ol className="mt-2 list-decimal space-y-1 ps-6">
            {order.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      ) : (
        <p className="max-w-[45em]">{order[method]}</p>
      )}
      <p className="mt-2">{order.hard}</p>
    </Panel>
  );
}

function Fairness({ policy }: { policy: Policy }) {
  const { fairness: words } = useWords();
  const { locale } = useLocale();
  const share = (tag: "first_timer" | "sme") => {
    const found = policy.shares.find((each) => each.tag === tag);
    return found ? words.atLeast(found.per_mille / 10) : words.none;
  };
  const { budget_yen: budget, per_organisation: each } = policy;
  return (
    <Panel title={words.title}>
      <DescriptionList
        items={[
          { term: words.budget_yen, value: budget == null ? words.none : words.most(yen(budget, locale)) },
          { term: words.per_organisation, value: each == null ? words.none : words.most(`${each}${words.cases}`) },
          { term: words.first_timer, value: share("first_timer") },
          { term: words.sme, value: share("sme") },
        ]}
      />
    </Panel>
  );
}

function Limits({ policy }: { policy: Policy }) {
  const { limits: words, rotation } = useWords();
  const towns = useTowns();
  const number = (value: number | null | undefined) => (value == null ? words.no : words.cases(value));
  return (
    <Panel title={words.title}>
      <p className="mb-3 max-w-[45em]">{policy.rotation == null ? rotation.none : rotation.meaning(policy.rotation)}</p>
      {policy.limits.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          caption={words.table}
          rows={policy.limits}
          rowKey={({ municipality_code }) => municipality_code}
          columns={[
            {
              key: "municipality",
              header: words.municipality,
              names: true,
              cell: ({ municipality_code: code }) => towns.find((town) => town.code === code)?.name ?? code,
            },
            { key: "floor", header: words.floor, numeric: true, cell: ({ floor }) => number(floor) },
            { key: "cap", header: words.cap, numeric: true, cell: ({ cap }) => number(cap) },
          ]}
        />
      )}
    </Panel>
  );
}
