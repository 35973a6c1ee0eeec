import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSettings } from "@/api/settings";
import { asProblem } from "@/api/problem";
import { moment, parseDay } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { TextInput } from "@/ui/TextInput";
import { moveDemoClock } from "./demo";
import { useWords } from "./words";

const HOUR_MS = 3_600_000;
const STEPS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const;

/** Moves the demonstration's time forward; everything that is due by then happens before the answer. */
export function DemoClock() {
  const { clock: words } = useWords();
  const { locale } = useLocale();
  const settings = useSettings();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const [invalid, setInvalid] = useState(false);
  const move = useMutation({ mutationFn: moveDemoClock, onSuccess: () => queries.invalidateQueries() });
  if (!settings) return null;
  const now = move.data?.now ?? settings.now;
  const today = move.data?.today ?? settings.today;
  const forward = (ms: number) => move.mutate(new Date(Date.parse(now) + ms).toISOString());
  const toDay = () => {
    const day = parseDay(typed, today);
    setInvalid(day === null || day <= today);
    if (day !== null && day > today) move.mutate(new Date(`${day}T09:00:00+09:00`).toISOString());
  };
  const failed = move.error ? asProblem(move.error) : null;
  return (
    <Panel title={words.title}>
      <p className="font-bold">{words.now(moment(now, locale))}</p>
      <p className="text-sm text-solid-gray-700">{words.text}</p>
      <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="flex flex-wrap gap-2">
          {(["hour", "day", "week"] as const).map((step) => (
            <Button key={step} look="line" busy={move.isPending} onClick={() => forward(STEPS[step])}>
              {words.steps[step]}
            </Button>
          ))}
        </div>
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            toDay();
          }}
        >
          <TextInput
            label={words.day}
            width="short"
            value={typed}
            onChange={setTyped}
            error={invalid ? words.invalid : undefined}
            className="min-w-40"
          />
          <Button type="submit" look="line" busy={move.isPending}>
            {words.move}
          </Button>
        </form>
      </div>
      <p role="status" className="mt-2">
        {move.data && (
          <>
            <strong>{words.moved(moment(move.data.now, locale))}</strong>{" "}
            {move.data.ran.length > 0 ? words.ran(move.data.ran.join(", ")) : words.none}
          </>
        )}
      </p>
      {failed && (
        <p role="alert" className="font-bold text-error-2">
          {words.failed} {failed.detail}
        </p>
      )}
    </Panel>
  );
}
