import { useSubmit } from "@/api/useSubmit";
import { useForm } from "@/lib/form";
import { Button } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { Refusal } from "@/ui/Refusal";
import { TextArea, TextInput } from "@/ui/TextInput";
import { useToast } from "@/ui/Toast";
import type { ProblemKind } from "../wire";
import { useReread, type Reporting } from "./useProblems";
import { useWords } from "./words";

type Draft = Omit<Reporting, "kind"> & { kind: ProblemKind | "" };
type Sent = Promise<{ data?: unknown; error?: unknown; response: Response }>;
const BLANK: Draft = { kind: "", text: "", place: "", noticed: "" };

/** Two answers are enough: what, and in a few words how. Where and since when help the host, and are never needed. */
export function ReportForm({ send }: { send: (body: Reporting) => Sent }) {
  const words = useWords();
  const { form, busy, problem, submit } = useReporting(send);
  const kinds = Object.entries(words.kinds) as [ProblemKind, string][];
  return (
    <form noValidate aria-label={words.report} className="flex flex-col gap-5" onSubmit={submit}>
      <Refusal form={form} problem={problem} />
      <RadioGroup
        {...form.field("kind")}
        label={words.kind}
        required
        value={form.values.kind === "" ? null : form.values.kind}
        choices={kinds.map(([value, label]) => ({ value, label }))}
      />
      <TextArea {...form.field("text")} label={words.text} support={words.textSupport} required rows={3} most={1000} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          {...form.field("place")}
          label={words.place}
          support={words.placeSupport}
          optional
          width="full"
          maxLength={100}
        />
        <TextInput
          {...form.field("noticed")}
          label={words.noticed}
          support={words.noticedSupport}
          optional
          width="full"
          maxLength={100}
        />
      </div>
      <Button type="submit" size="large" busy={busy} className="sm:self-start">
        {words.send}
      </Button>
    </form>
  );
}

function useReporting(send: (body: Reporting) => Sent) {
  const words = useWords();
  const toast = useToast();
  const reread = useReread();
  const form = useForm(BLANK);
  const sending = useSubmit(form, {
    check: ({ kind, text }) => [
      ...(kind === "" ? [{ field: "kind", message: words.kindMissing }] : []),
      ...(text.trim() === "" ? [{ field: "text", message: words.textMissing }] : []),
    ],
    send: ({ kind, ...rest }) => send({ ...rest, kind: kind === "" ? "other" : kind }),
    done: () => {
      form.replace(BLANK);
      void reread();
      toast(words.sent);
    },
  });
  return { form, ...sending };
}
