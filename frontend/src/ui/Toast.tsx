import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { IconButton } from "./Button";
import { Icon } from "./Icon";
import { useWords } from "./words";

type Message = { id: number; text: string };

const ToastContext = createContext<(text: string) => void>(() => {});

/** Says in passing that something worked. Anything to be acted on is a NotificationBanner instead. */
export function useToast(): (text: string) => void {
  return use(ToastContext);
}

const SHOWN_MS = 8_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const words = useWords();
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setMessages((before) => before.filter((message) => message.id !== id)), []);
  const show = useCallback(
    (text: string) => {
      next.current += 1;
      const id = next.current;
      setMessages((before) => [...before.slice(-2), { id, text }]);
      setTimeout(drop, SHOWN_MS, id);
    },
    [drop],
  );
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <div
        role="status"
        aria-label={words.toast}
        data-screen-only
        className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-lg flex-col gap-2"
      >
        {messages.map(({ id, text }) => (
          <div
            key={id}
            className="flex items-center gap-3 rounded-12 border-2 border-success-2 bg-white py-1 ps-4 shadow-3"
          >
            <Icon name="success" className="text-success-2" />
            <p className="flex-1 py-2">{text}</p>
            <IconButton icon="close" label={words.close} onClick={() => drop(id)} />
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
