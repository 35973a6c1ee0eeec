import { useEffect, useRef, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Form } from "@/lib/form";
import { Button } from "@/ui/Button";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { TextInput } from "@/ui/TextInput";
import { refreshRounds } from "../useRounds";
import type { Round } from "../wire";
import type { PolicyDraft } from "./draft";
import { LimitFields } from "./LimitFields";
import { usePolicy } from "./usePolicy";
import { useWords } from "./words";

type Editing = { form: Form<PolicyDraft> };

export function PolicyForm({
  round,
  onClose,
  onRestart,
  onSaved,
}: {
  round: Round;
  onClose: () => void;
  onRestart: () => void;
  onSaved: () => void;
}) {
  const words = useWords();
  const queries = useQueryClient();
  const editing = usePolicy(round, onSaved);
  const { form } = editing;
  return (
    <form noValidate onSubmit={editing.submit} className="flex flex-col gap-4">
      <Refused
        editing={editing}
        onTakeTheirs={() => {
          void refreshRounds(queries).then(onRestart);
        }}
      />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <NotificationBanner tone="info" title={words.changeNote} />
      {round.method === "optimise" && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Weights form={form} />
          <Tiers form={form} />
        </div>
      )}
      <Fairness form={form} />
      <LimitFields form={form} />
      <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-3 border-t border-solid-gray-300 bg-white px-4 py-3 md:-mx-6 md:px-6">
        <p role="status" className="me-auto text-sm max-sm:w-full">
          {editing.dirty ? words.unsaved : words.saved}
        </p>
        <Button look="line" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" busy={editing.busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function Refused({ editing, onTakeTheirs }: { editing: ReturnType<typeof usePolicy>; onTakeTheirs: () => void }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { problem, stale, form } = editing;
  useEffect(() => {
    // The button that was pressed may be a page below.
    if (problem !== null) box.current?.focus();
  }, [problem]);
  if (problem === null || form.errors.length > 0) return null;
  return (
    <div ref={box} tabIndex={-1}>
      {stale ? (
        <NotificationBanner
          tone="warning"
          title={words.stale}
          actions={
            <>
              <Button onClick={() => void editing.keepMine()}>{words.keepMine}</Button>
              <Button look="line" onClick={onTakeTheirs}>
                {words.takeTheirs}
              </Button>
            </>
          }
        >
          {words.staleText}
        </NotificationBanner>
      ) : (
        <NotificationBanner tone="error" title={problem.title}>
          {problem.detail}
        </NotificationBanner>
      )}
    </div>
  );
}

function Group({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <p className="mb-4 text-solid-gray-700">{lead}</p>
      <div className="flex flex-col gap-5">{children}</div>
    </Panel>
  );
}

function Weights({ form }: Editing) {
  const { weights: words } = useWords();
  return (
    <Group title={words.title} lead={words.lead}>
      {(["applicant_weight", "host_weight"] as const).map((name) => (
        <TextInput
          key={name}
          {...form.field(name)}
          label={words[name]}
          support={words.hint}
          inputMode="numeric"
          width="short"
          required
        />
      ))}
    </Group>
  );
}

function Tiers({ form }: Editing) {
  const { tiers: words } = useWords();
  return (
    <Group title={words.title} lead={words.lead}>
      <TextInput {...form.field("tiers")} label={words.tiers} support={words.hint} inputMode="text" width="medium" />
    </Group>
  );
}

function Fairness({ form }: Editing) {
  const { fairness: words } = useWords();
  return (
    <Group title={words.title} lead={words.lead}>
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        <TextInput
          {...form.field("budget_yen")}
          label={words.budget_yen}
          support={words.budgetHint}
          unit={words.yen}
          inputMode="numeric"
          width="medium"
        />
        <TextInput
          {...form.field("per_organisation")}
          label={words.per_organisation}
          unit={words.cases}
          inputMode="numeric"
          width="medium"
        />
        {(["first_timer", "sme"] as const).map((tag) => (
          <TextInput
            key={tag}
            {...form.field(tag)}
            label={words[tag]}
            support={words.shareHint}
            unit={words.percent}
            inputMode="decimal"
            width="medium"
          />
        ))}
      </div>
    </Group>
  );
}
