import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { useEditor } from "./useEditor";
import { useEditWords } from "./words";

/** Why it was not saved. Where somebody else was faster: what they changed, and the two ways on. */
export function Refused({
  refusal,
  onKeep,
  onTake,
}: {
  refusal: ReturnType<typeof useEditor>["refusal"];
  onKeep: (version: number) => void;
  onTake: () => void;
}) {
  const words = useEditWords();
  const { problem, newer, errors } = refusal;
  if (newer !== null) {
    return (
      <NotificationBanner
        tone="warning"
        title={words.stale}
        actions={
          <>
            <Button onClick={() => onKeep(newer.facility.version)}>{words.keepMine}</Button>
            <Button look="line" onClick={onTake}>
              {words.takeTheirs}
            </Button>
          </>
        }
      >
        {newer.changed.length === 0 ? (
          <p>{words.staleNone}</p>
        ) : (
          <>
            <p>{words.staleText}</p>
            <ul className="list-disc ps-5">
              {newer.changed.map((name) => (
                <li key={name}>{words.fields[name] ?? name}</li>
              ))}
            </ul>
          </>
        )}
      </NotificationBanner>
    );
  }
  if (problem === null || errors.length > 0) return null;
  return (
    <NotificationBanner tone="error" title={problem.title}>
      {problem.detail}
    </NotificationBanner>
  );
}
