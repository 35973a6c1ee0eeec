import { useState } from "react";
import { count } from "@/lib/money";
import { normalise } from "@/lib/text";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { TextInput } from "@/ui/TextInput";
import { commandFor, ticketOf } from "./ticket";
import { useWords } from "./words";

/** Anybody's proof: the number from the seed and an identifier, here and by a command. */
export function DrawAgain({ seed }: { seed: string }) {
  const { draw: words } = useWords();
  const [id, setId] = useState("");
  const [missing, setMissing] = useState(false);
  const [said, setSaid] = useState("");
  const draw = async () => {
    const typed = normalise(id).toLowerCase();
    setMissing(typed === "");
    setSaid("");
    if (typed === "") return;
    const ticket = await ticketOf(seed, typed);
    setSaid(ticket === null ? words.unable : words.result(count(ticket)));
  };
  return (
    <Panel title={words.title}>
      <p className="mb-4 max-w-[45em]">{words.lead}</p>
      <form
        noValidate
        className="flex flex-col items-start gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        <TextInput
          label={words.id}
          support={words.idHint}
          className="w-full"
          value={id}
          onChange={setId}
          autoComplete="off"
          spellCheck={false}
          error={missing ? words.missing : undefined}
        />
        <Button type="submit" look="line" icon="refresh">
          {words.submit}
        </Button>
      </form>
      <p role="status" className="mt-3 font-bold">
        {said}
      </p>
      <details className="mt-2">
        <summary className="link inline-flex min-h-11 items-center">{words.how}</summary>
        <p className="max-w-[45em]">{words.howText}</p>
        <code className="mt-2 block rounded-8 bg-solid-gray-50 p-3 break-all" translate="no">
          {commandFor(seed, words.sample)}
        </code>
      </details>
    </Panel>
  );
}
