import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { api } from "@/api/client";
import { asProblem, fieldErrors } from "@/api/problem";
import { Button } from "@/ui/Button";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useToast } from "@/ui/Toast";
import type { ApplicationForm } from "./ApplyForm";
import { remedyOf } from "./remedy";
import { FullNotice } from "./FullNotice";
import { ClosedNotice, StaleNotice, Violations } from "./Notices";
import { useWords } from "./words";

/** Everything that stands above the step: what was put back, what is missing, what the server said. */
export function Heads({
  form,
  restored,
  onStartOver,
}: {
  form: ApplicationForm;
  restored: boolean;
  onStartOver: () => void;
}) {
  const words = useWords();
  const { steps, errors, attempt, saving, applying, status } = form;
  return (
    <>
      {restored && steps.step === "places" && saving.problem === null && (
        <NotificationBanner
          tone="info"
          title={words.restored}
          actions={
            <Button look="line" size="small" onClick={onStartOver}>
              {words.startOver}
            </Button>
          }
        />
      )}
      {status === "person" && applying.names.length === 0 && (
        <NotificationBanner tone="warning" title={words.noOrganisation} />
      )}
      <ErrorSummary errors={errors} attempt={attempt} />
      {saving.problem && (
        <Noticed key={saving.refusals}>
          <Refusal form={form} onStartOver={onStartOver} />
        </Noticed>
      )}
      {steps.step === "confirm" && saving.problem === null && <Checked form={form} />}
    </>
  );
}

/** The button is far below what the server said: focus goes there, once a refusal. */
function Noticed({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView?.({ block: "center" });
  }, []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}

/** The server's no, each kind with the way out of it. */
function Refusal({ form, onStartOver }: { form: ApplicationForm; onStartOver: () => void }) {
  const words = useWords();
  const toast = useToast();
  const { saving, draft, steps } = form;
  const { problem, setProblem } = saving;
  if (problem === null) return null;
  const settle = (next: typeof draft, words: string) => {
    setProblem(null);
    form.change(next);
    toast(words);
  };
  if (saving.stale)
    return (
      <StaleNotice
        draft={draft}
        onTake={(theirs) => settle(theirs, words.restored)}
        onKeep={(mine) => settle(mine, words.keptHere)}
      />
    );
  const closed = ["booking.not_now", "booking.has_ended", "not_found", "forbidden"].includes(problem.code);
  if (closed && draft.saved) return <ClosedNotice id={draft.saved.id} onStartOver={onStartOver} />;
  const { dates, types, places } = remedyOf(problem);
  if (problem.code === "booking.no_wish_free" || dates.length + types.length + places.length > 0)
    return (
      <FullNotice
        problem={problem}
        draft={draft}
        busy={saving.busy}
        onWait={() => void form.wait()}
        onUnits={(next) => settle(next, words.unitsUsed)}
        onDates={(next) => settle(next, words.datesUsed)}
        onPlace={(next) => {
          settle(next, words.placeUsed);
          steps.go("places", "wishes[0].items");
        }}
      />
    );
  const fields = fieldErrors(problem);
  if (fields.length > 0) return <Violations violations={fields} onOpen={form.open} />;
  return (
    <NotificationBanner tone="error" title={problem.title}>
      {problem.detail}
    </NotificationBanner>
  );
}

/** The call's rules, asked before the person presses; consents are ticked on this very step. */
function Checked({ form }: { form: ApplicationForm }) {
  const words = useWords();
  const { saved } = form.draft;
  const asked = useQuery({
    queryKey: ["check", saved?.id, saved?.version],
    enabled: saved !== null && form.status === "person",
    staleTime: 0,
    queryFn: async () => {
      const answer = await api.POST("/api/bookings/{id}/check", { params: { path: { id: saved?.id ?? "" } } });
      if (answer.data === undefined) throw asProblem(answer.error);
      return answer.data.violations;
    },
  });
  if (saved === null || form.status !== "person" || asked.error) return null;
  if (!asked.data) return <p role="status">{words.checking}</p>;
  const broken = asked.data.filter(({ field }) => !field.startsWith("consents"));
  if (broken.length > 0) return <Violations violations={broken} onOpen={form.open} />;
  return <NotificationBanner tone="success" title={words.checkedFine} />;
}
