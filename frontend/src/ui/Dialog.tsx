import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button, IconButton, type ButtonLook } from "./Button";
import { useWords } from "./words";

/** The browser's own modal: it traps focus, closes with Escape and gives focus back. `onClose` must clear `open`. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
  wide = false,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
}) {
  const words = useWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const node = dialog.current;
    if (!node) return;
    if (open && !node.open) node.showModal();
    if (!open && node.open) node.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      className={`m-auto w-[calc(100%-2rem)] rounded-16 p-0 shadow-4 backdrop:bg-black/50 ${wide ? "max-w-3xl" : "max-w-xl"}`}
    >
      {open && (
        <div className="flex max-h-[85dvh] flex-col">
          <header className="flex items-start gap-4 border-b border-solid-gray-200 p-4 ps-6">
            <h2 id={heading} className="mt-1.5 flex-1 text-xl">
              {title}
            </h2>
            <IconButton icon="close" label={words.close} onClick={onClose} />
          </header>
          <div className="flex-1 overflow-y-auto px-6 py-4">{children}</div>
          {footer !== undefined && (
            <footer className="flex flex-wrap-reverse justify-end gap-3 border-t border-solid-gray-200 px-6 py-4">
              {footer}
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}

/**
 * Asks before something that cannot be taken back. `consequences` are whole sentences (what it costs, who is told,
 * what is freed); the button says the verb itself, never OK.
 */
export function ConfirmDialog({
  open,
  onClose,
  title,
  consequences,
  confirmLabel,
  onConfirm,
  busy = false,
  look = "fill",
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  consequences: readonly ReactNode[];
  confirmLabel: string;
  onConfirm: () => void;
  busy?: boolean;
  look?: ButtonLook;
  children?: ReactNode;
}) {
  const words = useWords();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button look={look} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <ul className="list-disc space-y-1 ps-5">
        {consequences.map((sentence, index) => (
          // The sentences are written in place and never reorder.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      {children !== undefined && <div className="mt-4">{children}</div>}
    </Dialog>
  );
}
