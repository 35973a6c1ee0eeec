import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { asProblem, UNREACHABLE, type Problem } from "@/api/problem";
import { randomKey } from "@/api/writes";
import { dropDraft, keepDraft } from "@/lib/drafts";
import { answered, type DeviceDraft } from "./answering";
import { faultsOf, fieldOf } from "./checks";
import { walk } from "./conditions";
import { createKeeper, type Keeper, type Keeping } from "./keeper";
import { draftKey, dropToken } from "./opening";
import type { Answer, Answers } from "./questionnaire";
import { saveAnswers, submitAnswers, type Asked, type OpenSurvey } from "./wire";

export type Filled = ReturnType<typeof useFilling>;

/** What the server said to one field, in the reader's language. */
export type ServerFault = { field: string; message: string };

/** The answers of one questionnaire while they are given: kept, sent as a draft, handed in. */
export function useFilling(survey: OpenSurvey, start: DeviceDraft, asked: Asked, onSent: () => void) {
  const { questionnaire, context } = survey;
  const [answers, setAnswers] = useState(start.answers);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [refused, setRefused] = useState<readonly ServerFault[]>([]);
  const [keeper] = useState(() => keeperOf(survey, start, asked));
  const [submitKey] = useState(keyByContent);
  const keeping = useKeeping(keeper);
  const walked = useMemo(() => walk(questionnaire, answers, context), [questionnaire, answers, context]);
  const faults = useMemo(() => faultsOf(questionnaire, answers, context), [questionnaire, answers, context]);

  const answer = (key: string, given: Answer | undefined) => {
    const next = answered(questionnaire, answers, context, key, given);
    setAnswers(next);
    setRefused((before) => before.filter(({ field }) => field !== key && !field.startsWith(`${key}.`)));
    keeper.change(next, changedKeys(answers, next));
  };

  const submit = async () => {
    setSending(true);
    setFailure(null);
    await keeper.pause();
    try {
      await submitAnswers(asked, walked.answers, submitKey(walked.answers));
      await dropDraft(draftKey(survey.invitation_id));
      dropToken();
      onSent();
    } catch (thrown) {
      const problem = asProblem(thrown);
      setFailure(problem);
      setRefused((problem.fields ?? []).map(({ field, message }) => ({ field: fieldOf(field), message })));
      keeper.resume();
    } finally {
      setSending(false);
    }
  };

  return { answers, walked, faults, keeping, sending, failure, refused, answer, submit, flush: keeper.flush };
}

function keeperOf(survey: OpenSurvey, start: DeviceDraft, asked: Asked): Keeper {
  const { questionnaire, context, invitation_id: id } = survey;
  const key = keyByContent();
  return createKeeper({
    start,
    keep: (draft) => void keepDraft(draftKey(id), draft),
    send: (answers) => {
      const standing = walk(questionnaire, answers, context).answers;
      return saveAnswers(asked, standing, key(standing));
    },
    isFinal: (failure) => {
      const { status, code } = asProblem(failure);
      return code !== UNREACHABLE && status >= 400 && status < 500 && status !== 429 && status !== 422;
    },
  });
}

/** The same content is sent under the same key, so a lost answer does not make it count twice. */
function keyByContent(): (answers: Answers) => string {
  let last = { content: "", key: "" };
  return (answers) => {
    const content = JSON.stringify(answers);
    if (last.key === "" || last.content !== content) last = { content, key: randomKey() };
    return last.key;
  };
}

function useKeeping(keeper: Keeper): Keeping {
  useEffect(() => {
    const flush = () => void keeper.flush();
    globalThis.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      globalThis.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [keeper]);
  return useSyncExternalStore(keeper.subscribe, keeper.keeping);
}

function changedKeys(before: Answers, after: Answers): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => before[key] !== after[key]);
}
