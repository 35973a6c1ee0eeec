import type { Form } from "@/lib/form";
import { ErrorSummary } from "./ErrorSummary";
import { NotificationBanner } from "./NotificationBanner";

type Told = { title: string; detail?: string | null };

/** What stands between a form and its success: errors of fields, or the problem as a whole. Goes above the form. */
export function Refusal<V>({ form, problem }: { form: Form<V>; problem: Told | null }) {
  if (form.errors.length > 0) return <ErrorSummary errors={form.errors} attempt={form.attempt} />;
  if (problem === null) return null;
  return (
    <NotificationBanner tone="error" title={problem.title}>
      {problem.detail}
    </NotificationBanner>
  );
}
