import { createStore, del, get, set, type UseStore } from "idb-keyval";
import { useCallback, useEffect, useRef, useState } from "react";

let opened: UseStore | null = null;

function store(): UseStore {
  opened ??= createStore("workcation", "drafts");
  return opened;
}

/** What was typed and not yet sent, kept on this device. A browser without storage behaves as if nothing was kept. */
export async function readDraft<T>(key: string): Promise<T | null> {
  try {
    return (await get<T>(key, store())) ?? null;
  } catch {
    return null;
  }
}

export async function keepDraft<T>(key: string, draft: T): Promise<void> {
  await set(key, draft, store()).catch(() => {});
}

export async function dropDraft(key: string): Promise<void> {
  await del(key, store()).catch(() => {});
}

export type Draft<T> = {
  value: T;
  /** False until the kept draft was looked for: show the form only then, or typing races the restore. */
  ready: boolean;
  /** True when something typed earlier was put back. */
  restored: boolean;
  change: (next: T) => void;
  drop: () => void;
};

/** A form's value that survives a closed tab, a lost connection and an expired sign-in. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState(initial);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  const first = useRef(initial);

  useEffect(() => {
    let stale = false;
    void readDraft<T>(key).then((kept) => {
      if (stale) return;
      setValue(kept ?? first.current);
      setRestored(kept !== null);
      setReady(true);
    });
    return () => {
      stale = true;
    };
  }, [key]);

  const change = useCallback(
    (next: T) => {
      setValue(next);
      void keepDraft(key, next);
    },
    [key],
  );
  const drop = useCallback(() => void dropDraft(key), [key]);
  return { value, ready, restored, change, drop };
}
