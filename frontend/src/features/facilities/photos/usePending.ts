import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { upload } from "@/api/upload";
import { useToast } from "@/ui/Toast";
import type { Photo } from "../wire";
import {
  descriptionErrors,
  fileError,
  formOf,
  problemErrors,
  UNDESCRIBED,
  type Description,
  type Pending,
} from "./pending";
import { randomKey } from "@/api/writes";
import { usePhotoWords } from "./words";

/** Photos chosen but not saved yet: each with its words, its progress and what was refused. Nothing typed is lost. */
export function usePending(facilityId: string) {
  const words = usePhotoWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [busy, setBusy] = useState(false);
  useLeaveWarning(pending.length > 0);

  const change = (key: string, part: Partial<Pending>) =>
    setPending((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const choose = (files: readonly File[]) =>
    setPending((before) => [
      ...before,
      ...files.map((file) => {
        const wrong = fileError(file, words);
        const errors = wrong === undefined ? {} : { file: wrong };
        return { key: randomKey(), file, described: UNDESCRIBED, share: null, errors, problem: null };
      }),
    ]);
  const describe = (key: string, part: Partial<Description>) =>
    setPending((before) => before.map((one) => (one.key === key ? described(one, part) : one)));
  const drop = (key: string) => setPending((before) => before.filter((one) => one.key !== key));

  /** Whether it was saved; it then leaves the list. */
  const sendOne = async (one: Pending): Promise<boolean> => {
    const wrong = fileError(one.file, words);
    const errors = { ...descriptionErrors(one.described, words), ...(wrong !== undefined && { file: wrong }) };
    if (Object.keys(errors).length > 0) {
      change(one.key, { errors, problem: null });
      return false;
    }
    change(one.key, { share: 0, errors: {}, problem: null });
    const form = formOf(one.file, one.described);
    const path = `/api/facilities/${facilityId}/photos`;
    const { problem } = await upload<Photo>(path, form, one.key, (share) => change(one.key, { share }));
    if (problem === null) {
      drop(one.key);
      return true;
    }
    // Corrected, it is another request and needs another key.
    change(one.key, { key: randomKey(), share: null, problem, errors: problemErrors(problem) });
    return false;
  };
  /** One after the other: the server prepares one picture at a time. */
  const send = async (chosen: readonly Pending[]) => {
    setBusy(true);
    let saved = 0;
    for (const one of chosen) {
      if (await sendOne(one)) saved += 1;
    }
    setBusy(false);
    if (saved > 0) toast(words.sent(saved));
    if (saved > 0) await queries.invalidateQueries();
  };
  return { pending, busy, choose, describe, drop, send };
}

/** Other words; what was wrong with the old ones is no longer said. */
function described(one: Pending, part: Partial<Description>): Pending {
  const errors = Object.fromEntries(Object.entries(one.errors).filter(([name]) => !(name in part)));
  return { ...one, described: { ...one.described, ...part }, errors };
}

/** Files can't be kept on the device: who leaves with some unsaved is asked first. */
function useLeaveWarning(on: boolean) {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener("beforeunload", ask);
    return () => globalThis.removeEventListener("beforeunload", ask);
  }, [on]);
}
