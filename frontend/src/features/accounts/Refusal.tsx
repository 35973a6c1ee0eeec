import type { Problem } from "@/api/problem";
import type { Form } from "@/lib/form";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { NotificationBanner } from "@/ui/NotificationBanner";

/** Everything that stands between a form and its success: errors of fields, or the problem as a whole. */
export function Refusal<V>({ form, problem }: { form: Form<V>; problem: Problem | null }) {
  if (form.errors.length > 0) return <ErrorSummary errors={form.errors} attempt={form.attempt} />;
  if (problem === null) return null;
  return (
    <NotificationBanner tone="error" title={problem.title}>
      {problem.detail}
    </NotificationBanner>
  );
}
