import { useId, type FormEvent, type ReactNode } from "react";
import type { Problem } from "@/api/problem";
import type { Form } from "@/lib/form";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Refusal } from "@/ui/Refusal";

/** A short form in a dialog: refusals above the fields, both ways out below. */
export function FormDialog<V>({
  title,
  lead,
  submitLabel,
  cancelLabel,
  form,
  busy,
  problem,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  lead?: ReactNode;
  submitLabel: string;
  cancelLabel: string;
  form: Form<V>;
  busy: boolean;
  problem: Problem | null;
  onSubmit: (event: FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {cancelLabel}
          </Button>
          <Button type="submit" form={id} busy={busy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
        {lead !== undefined && <p>{lead}</p>}
        <Refusal form={form} problem={problem} />
        {children}
      </form>
    </Dialog>
  );
}
