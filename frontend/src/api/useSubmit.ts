import { useState, type FormEvent } from "react";
import { asProblem, fieldErrors, type Problem } from "./problem";
import type { FieldError, Form } from "@/lib/form";

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** Sends a form once at a time: checks here first, then the server's answer becomes errors at the fields or one problem. */
export function useSubmit<V, T>(
  form: Form<V>,
  {
    check,
    send,
    done,
  }: {
    check: (values: V) => FieldError[];
    send: (values: V) => Promise<Answer<T>>;
    done: (data: T | undefined) => void;
  },
) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async () => {
    setProblem(null);
    const errors = check(form.values);
    form.refuse(errors);
    if (errors.length > 0) return;
    setBusy(true);
    const answer = await send(form.values).catch((failure: unknown) => ({
      error: failure,
      response: Response.error(),
    }));
    setBusy(false);
    if (answer.response.ok) {
      done("data" in answer ? answer.data : undefined);
      return;
    }
    const refused = asProblem(answer.error);
    setProblem(refused);
    form.refuse(fieldErrors(refused));
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!busy) void attempt();
  };
  return { busy, problem, submit };
}
