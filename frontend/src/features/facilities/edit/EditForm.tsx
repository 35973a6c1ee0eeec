import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState, type FormEvent } from "react";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useDraft } from "@/lib/drafts";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/choices";
import { ErrorSummary } from "@/ui/ErrorSummary";
import { useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { useToast } from "@/ui/Toast";
import { ListingSteps } from "../desk/ListingSteps";
import { StateBadge } from "../desk/StateBadge";
import type { Facility } from "../wire";
import { draftOf, emptyListing, listingOf } from "./draft";
import { Refused } from "./Refused";
import { listingFrom } from "./sending";
import { Sections } from "./Sections";
import { useEditor, type KeptDraft } from "./useEditor";
import { useEditWords } from "./words";

/** The whole listing on one page, section by section; what is typed is kept on the device until it is saved. */
export function EditForm({ facility, onReload }: { facility: Facility | null; onReload: () => void }) {
  const words = useEditWords();
  const { locale } = useLocale();
  const initial = useMemo<KeptDraft>(
    () => ({
      version: facility?.version ?? 0,
      draft: draftOf(facility === null ? emptyListing("") : listingOf(facility)),
    }),
    [facility],
  );
  const kept = useDraft<KeptDraft>(`listing ${facility?.id ?? "new"}`, initial);
  const [owner, setOwner] = useOwner();
  const form = useSaving(facility, owner.value, kept);
  const { editor, refusal, busy, save } = form;
  const locked = facility !== null && !facility.may.includes("facility.update");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !locked) void save();
  };
  const discard = () => {
    kept.change(initial);
    kept.drop();
    onReload();
  };
  if (!kept.ready) return <Skeleton rows={4} height="h-48" />;
  return (
    <>
      <BackLink href={paths.hostFacilities()}>{words.list}</BackLink>
      <PageTitle
        title={facility === null ? words.newTitle : words.title}
        over={facility !== null && <StateBadge state={facility.state} />}
        lead={facility === null ? words.lead : said(facility.name, locale)}
      />
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 pb-8">
        <Standing facility={facility} locked={locked} />
        {kept.restored && (
          <NotificationBanner
            tone="info"
            title={words.restored}
            actions={
              <Button look="line" onClick={discard}>
                {words.discard}
              </Button>
            }
          />
        )}
        <Refused refusal={refusal} onKeep={(version) => void save(version)} onTake={discard} />
        <ErrorSummary errors={refusal.errors} attempt={refusal.attempt} />
        {facility === null && (
          <Select
            label={words.owner}
            width="long"
            required
            choices={owner.choices}
            value={owner.value}
            onChange={setOwner}
          />
        )}
        <fieldset disabled={locked} className="min-w-0">
          <Sections editor={editor} towns={form.towns} />
        </fieldset>
        <SaveBar locked={locked} dirty={form.dirty} busy={busy} facility={facility} />
      </form>
    </>
  );
}

function useSaving(facility: Facility | null, organisationId: string, kept: Parameters<typeof useEditor>[0]["kept"]) {
  const words = useEditWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { go } = useNavigation();
  const towns = query.useQuery("get", "/api/municipalities", {}, { staleTime: Number.POSITIVE_INFINITY });
  const editing = useEditor({
    facility,
    organisationId,
    kept,
    onSaved: (saved) => {
      toast(facility === null ? words.created : words.saved);
      void queries.invalidateQueries();
      if (facility === null) go(paths.editFacility(saved.id));
    },
  });
  const before = useMemo(() => (facility === null ? "" : sent(draftOf(listingOf(facility)))), [facility]);
  const dirty = sent(kept.value.draft) !== before;
  return { ...editing, dirty, towns: towns.data?.items ?? [] };
}

function sent(draft: KeptDraft["draft"]): string {
  return JSON.stringify(listingFrom(draft));
}

/** Whose listing a new one becomes: the reader's own houses. */
function useOwner() {
  const session = useSession();
  const houses = (session.me?.memberships ?? []).filter(({ role }) => role === "host" || role === "municipality");
  const choices = houses.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }));
  const [chosen, setChosen] = useState("");
  return [{ choices, value: chosen === "" ? (choices[0]?.value ?? "") : chosen }, setChosen] as const;
}

function Standing({ facility, locked }: { facility: Facility | null; locked: boolean }) {
  const words = useEditWords();
  if (facility === null) return null;
  return (
    <>
      {locked && <NotificationBanner tone="info" title={words.locked} />}
      {facility.state === "published" && <NotificationBanner tone="info" title={words.publishedNote} />}
      {facility.state === "returned" && facility.check?.return_comment && (
        <NotificationBanner tone="warning" title={words.returned}>
          <p className="whitespace-pre-line">{facility.check.return_comment}</p>
        </NotificationBanner>
      )}
    </>
  );
}

/** Saving stays in reach however long the page is. */
function SaveBar({
  facility,
  locked,
  dirty,
  busy,
}: {
  facility: Facility | null;
  locked: boolean;
  dirty: boolean;
  busy: boolean;
}) {
  const words = useEditWords();
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-3 border-t border-solid-gray-300 bg-white px-4 py-3 md:-mx-6 md:px-6">
      <p role="status" className="me-auto text-sm max-sm:w-full">
        {dirty ? words.unsaved : words.upToDate}
      </p>
      {facility !== null && !dirty && <ListingSteps facility={facility} steps={["submit"]} />}
      <Button type="submit" busy={busy} disabled={locked}>
        {facility === null ? words.create : words.save}
      </Button>
    </div>
  );
}
