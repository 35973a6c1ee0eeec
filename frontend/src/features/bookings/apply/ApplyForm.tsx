import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors, type Problem } from "@/api/problem";
import { useSession } from "@/api/session";
import { shortDate } from "@/lib/dates";
import { useDraft } from "@/lib/drafts";
import type { FieldError } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Stepper } from "@/ui/Stepper";
import { useToast } from "@/ui/Toast";
import { refreshBookings } from "../acts/useAct";
import { Trouble } from "../Trouble";
import { faults, STEPS, stepOf, typedIn } from "./checks";
import { ConfirmStep } from "./ConfirmStep";
import { DaysStep } from "./DaysStep";
import type { Draft } from "./draft";
import { Foot } from "./Foot";
import { Heads } from "./Heads";
import { PeopleStep } from "./PeopleStep";
import { PlacesStep, type StepProps } from "./PlacesStep";
import { settle, useApplying, type Applying } from "./useApplying";
import { useSaving } from "./useSaving";
import { useSteps } from "./useSteps";
import { useWords } from "./words";

/** The application in four steps. What is typed lives on the device first and on the server as soon as it can. */
export function ApplyForm({ draftKey, initial, again }: { draftKey: string; initial: Draft; again: boolean }) {
  const words = useWords();
  const kept = useDraft(draftKey, initial);
  const applying = useApplying(kept.value);
  if (applying.failure) return <Trouble failure={applying.failure} onRetry={applying.retry} />;
  if (!kept.ready || !applying.ready) return <Skeleton />;
  if (applying.calls.length === 0 && !again) {
    return (
      <>
        <PageTitle title={words.over} />
        <NotificationBanner tone="info" title={words.noCall} />
      </>
    );
  }
  return <Form kept={kept} initial={initial} applying={applying} again={again} />;
}

type FormProps = { kept: ReturnType<typeof useDraft<Draft>>; initial: Draft; applying: Applying; again: boolean };

function Form({ kept, initial, applying, again }: FormProps) {
  const words = useWords();
  const form = useApplication(kept, applying);
  const { step, current, go } = form.steps;
  const props: StepProps = { draft: form.draft, change: form.change, errors: form.errors, applying };
  return (
    <form
      noValidate
      className="mx-auto max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        void form.forward();
      }}
    >
      <PageTitle title={words.titles[step]} over={words.over} part={step} />
      <div className="mb-6">
        <Stepper steps={STEPS.map((each) => words.steps[each])} current={current} />
      </div>
      <div className="mb-4 flex flex-col gap-4 empty:hidden">
        <Heads form={form} restored={kept.restored} onStartOver={() => form.startOver(initial)} />
      </div>
      {step === "places" && <PlacesStep {...props} />}
      {step === "people" && <PeopleStep {...props} />}
      {step === "days" && <DaysStep {...props} />}
      {step === "confirm" && <ConfirmStep {...props} onGo={go} />}
      <Foot form={form} again={again} />
    </form>
  );
}

export type ApplicationForm = ReturnType<typeof useApplication>;

function useApplication(kept: FormProps["kept"], applying: Applying) {
  const words = useWords();
  const { locale } = useLocale();
  const toast = useToast();
  const { go: leave } = useNavigation();
  const queries = useQueryClient();
  const { status } = useSession();
  const steps = useSteps();
  const saving = useSaving();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const draft = settle(kept.value, applying);

  const change = (next: Draft) => kept.change(next);
  const refuse = (next: readonly FieldError[]) => {
    setErrors(next);
    setAttempt(attempt + 1);
  };
  const keep = async (written = draft): Promise<Draft | null> => {
    const saved = await saving.save(written);
    if (saved) kept.change(saved);
    return saved;
  };
  const missing = (): FieldError[] => {
    const rules = { ...applying, dayName: (day: string) => shortDate(day, locale) };
    const found = faults(steps.step, draft, words.errors, rules);
    return steps.step === "places" ? [...frameFaults(draft, applying, words.errors), ...found] : found;
  };
  const submit = async (written = draft, done = words.submitted) => {
    const saved = await keep(written);
    if (!saved?.saved || !(await saving.submit(saved))) return;
    await refreshBookings(queries);
    toast(done);
    leave(paths.booking(saved.saved.id));
    // Last: an emptied form would show its first step for a moment.
    kept.drop();
  };
  /** One press onto the waiting list: the choice is kept with the application, and it is handed in. */
  const wait = () => submit({ ...draft, waitIfFull: true }, words.waited);
  /** One step on, or the end: what is missing is said before anything is sent. */
  const forward = async () => {
    if (saving.busy) return;
    const found = steps.step === "confirm" && status !== "person" ? [] : missing();
    refuse(found);
    if (found.length > 0) return;
    if (steps.step === "confirm") return submit();
    if (await keep()) steps.go(STEPS[steps.current + 1] ?? "confirm");
  };
  const open = (field: string) => {
    setErrors(fieldErrors(saving.problem ?? NOTHING));
    steps.go(stepOf(field), typedIn(field));
  };
  const keepAndLeave = async () => {
    if (!(await keep())) return;
    await refreshBookings(queries);
    toast(words.kept);
    leave(paths.bookings());
  };
  const startOver = (initial: Draft) => {
    saving.setProblem(null);
    kept.change({ ...initial, saved: null });
    refuse([]);
    steps.go("places");
  };
  const ways = { forward, wait, open, keepAndLeave, startOver };
  return { draft, change, errors, attempt, steps, saving, applying, status, ...ways };
}

const NOTHING: Problem = { code: "", title: "", status: 0 };

function frameFaults(
  draft: Draft,
  { calls, names }: Applying,
  errors: ReturnType<typeof useWords>["errors"],
): FieldError[] {
  return [
    ...(calls.length > 1 && draft.callId === "" ? [{ field: "call_id", message: errors.call }] : []),
    ...(names.length > 1 && draft.organisationId === ""
      ? [{ field: "organisation_id", message: errors.organisation }]
      : []),
  ];
}
