import { useEffect, useRef } from "react";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import type { Draft as Kept } from "@/lib/drafts";
import { said } from "@/lib/text";
import { BackLink } from "@/ui/BackLink";
import { Button } from "@/ui/Button";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { useToast } from "@/ui/Toast";
import type { Draft } from "./draft";
import { PhaseBadge } from "./PhaseBadge";
import { TermFields } from "./TermFields";
import { useTerms, type KeptTerms } from "./useTerms";
import type { Call } from "./wire";
import { useWords } from "./words";

type Asked = { call: Call | null; kept: Kept<KeptTerms>; before: Draft; onDiscard: () => void };

/** All terms on one page in groups; what is typed is kept on the device until it is saved. */
export function TermsForm({ call, kept, before, onDiscard }: Asked) {
  const words = useWords();
  const { locale } = useLocale();
  const toast = useToast();
  const { go } = useNavigation();
  const editing = useTerms({
    call,
    kept,
    before,
    onSaved: (saved) => {
      toast(call === null ? words.edit.created : words.edit.saved);
      go(paths.call(saved.id));
    },
  });
  const locked = call !== null && !call.may.includes("call.update");
  const { form } = editing;
  const named = form.errors.map(({ field, message }) => ({
    field,
    message: words.edit.fault(words.fields[field] ?? field, message),
  }));
  return (
    <>
      <BackLink href={call === null ? paths.calls() : paths.call(call.id)}>
        {call === null ? words.view.back : said(call.name, locale)}
      </BackLink>
      <PageTitle
        title={call === null ? words.edit.newTitle : words.edit.title}
        over={call !== null && <PhaseBadge phase={call.phase} />}
        lead={call === null ? words.edit.lead : said(call.name, locale)}
      />
      <form noValidate onSubmit={editing.submit} className="flex flex-col gap-4">
        {locked && <NotificationBanner tone="info" title={words.edit.locked} />}
        {call?.state === "published" && <NotificationBanner tone="info" title={words.edit.publishedNote} />}
        {kept.restored && (
          <NotificationBanner
            tone="info"
            title={words.edit.restored}
            actions={
              <Button look="line" onClick={onDiscard}>
                {words.edit.discard}
              </Button>
            }
          />
        )}
        <Refused editing={editing} onDiscard={onDiscard} />
        <ErrorSummary errors={named} attempt={form.attempt} />
        <fieldset disabled={locked} className="min-w-0">
          <TermFields form={form} />
        </fieldset>
        <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-3 border-t border-solid-gray-300 bg-white px-4 py-3 md:-mx-6 md:px-6">
          <p role="status" className="me-auto text-sm max-sm:w-full">
            {editing.dirty ? words.edit.unsaved : words.edit.upToDate}
          </p>
          <Button type="submit" busy={editing.busy} disabled={locked}>
            {call === null ? words.edit.create : words.edit.save}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Why it was not saved. Where somebody else was faster: what they changed, and the two ways on. */
function Refused({ editing, onDiscard }: { editing: ReturnType<typeof useTerms>; onDiscard: () => void }) {
  const { edit: words, fields } = useWords();
  const { problem, changed, form } = editing;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed may be a page below.
    if (problem !== null) box.current?.focus();
  }, [problem]);
  if (problem === null || form.errors.length > 0) return null;
  if (changed === null) {
    return (
      <div ref={box} tabIndex={-1}>
        <NotificationBanner tone="error" title={problem.title}>
          {problem.detail}
        </NotificationBanner>
      </div>
    );
  }
  return (
    <div ref={box} tabIndex={-1}>
      <NotificationBanner
        tone="warning"
        title={words.stale}
        actions={
          <>
            <Button onClick={editing.keepMine}>{words.keepMine}</Button>
            <Button look="line" onClick={onDiscard}>
              {words.takeTheirs}
            </Button>
          </>
        }
      >
        {changed.length === 0 ? (
          <p>{words.staleNone}</p>
        ) : (
          <>
            <p>{words.staleText}</p>
            <ul className="list-disc ps-5">
              {changed.map((name) => (
                <li key={name}>{fields[name] ?? name}</li>
              ))}
            </ul>
          </>
        )}
      </NotificationBanner>
    </div>
  );
}
