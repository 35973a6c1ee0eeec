import { useId, type FormEvent, type ReactNode } from "react";
import type { Form } from "@/lib/form";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Refusal } from "./Refusal";

type Sending = {
  busy: boolean;
  problem: { title: string; detail?: string | null } | null;
  submit: (event?: FormEvent) => void;
};

/** A form in a dialog: refusals above the fields (or what is `refused` in words of its own), both ways out below. */
export function FormDialog<V>({
  words,
  form,
  sending,
  wide = false,
  refused,
  onClose,
  children,
}: {
  words: { title: string; lead?: ReactNode; submit: string; cancel: string };
  form: Form<V>;
  sending: Sending;
  wide?: boolean;
  refused?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Dialog
      open
      wide={wide}
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
        {refused ?? <Refusal form={form} problem={sending.problem} />}
        {children}
      </form>
    </Dialog>
  );
}
