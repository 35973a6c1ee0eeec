import { useState } from "react";
import { query } from "@/api/query";
import { useDraft } from "@/lib/drafts";
import { useOptionalPathParam } from "@/lib/route";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { draftOf, EMPTY_DRAFT, termsOf } from "./draft";
import { TermsForm } from "./TermsForm";
import { Trouble } from "./Trouble";
import type { KeptTerms } from "./useTerms";
import type { Call } from "./wire";
import { useWords } from "./words";

/** A new call, or the terms of one that exists. */
export default function CallEditPage() {
  const id = useOptionalPathParam("callId");
  const words = useWords();
  const asked = query.useQuery(
    "get",
    "/api/calls/{id}",
    { params: { path: { id: id ?? "" } } },
    // What is being edited must not change under the fingers; a newer state is met when saving.
    { enabled: id !== undefined, staleTime: 0, refetchOnReconnect: false },
  );
  if (id === undefined) return <Editing key="new" call={null} onReload={() => {}} />;
  if (asked.data !== undefined && !asked.isRefetching) {
    return <Editing key={`${id} ${asked.data.version}`} call={asked.data} onReload={() => void asked.refetch()} />;
  }
  return (
    <>
      <PageTitle title={words.edit.title} />
      {asked.isError ? (
        <Trouble failure={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton rows={4} height="h-48" />
      )}
    </>
  );
}

function Editing({ call, onReload }: { call: Call | null; onReload: () => void }) {
  const [initial] = useState<KeptTerms>(() => ({
    version: call?.version ?? 0,
    draft: call === null ? EMPTY_DRAFT : draftOf(termsOf(call)),
  }));
  const kept = useDraft<KeptTerms>(`call ${call?.id ?? "new"}`, initial);
  const [round, setRound] = useState(0);
  const discard = () => {
    kept.change(initial);
    kept.drop();
    setRound(round + 1);
    onReload();
  };
  if (!kept.ready) return <Skeleton rows={4} height="h-48" />;
  return <TermsForm key={round} call={call} kept={kept} before={initial.draft} onDiscard={discard} />;
}
