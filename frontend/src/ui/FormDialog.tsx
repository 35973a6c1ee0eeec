import { useId, type ReactNode } from "react";
import type { useSubmit } from "@/api/useSubmit";
import type { Form } from "@/lib/form";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Refusal } from "@/ui/Refusal";

/** A short form in a dialog: refusals above the fields, both ways out below. */
export function FormDialog<V>({
  words,
  form,
  sending,
  onClose,
  children,
}: {
  words: { title: string; lead?: ReactNode; submit: string; cancel: string };
  form: Form<V>;
  sending: ReturnType<typeof useSubmit>;
  onClose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form={id} busy={sending.busy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={sending.submit} className="flex flex-col gap-5">
        {words.lead !== undefined && <p>{words.lead}</p>}
        <Refusal form={form} problem={sending.problem} />
        {children}
      </form>
    </Dialog>
  );
}
