import { useMemo } from "react";
import { query } from "@/api/query";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { EmptyState } from "@/ui/EmptyState";
import { useNavigation } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { ApplyForm } from "./apply/ApplyForm";
import { draftOf, freshDraft } from "./apply/draft";
import { useWords as useListWords } from "./lists/words";
import { Trouble } from "./Trouble";
import { useWords } from "./words";

/**
 * A draft or a returned application, in the form that it was written in (`?booking=…`), or a new one that names no place
 * (`?call_id=…`).
 */
export default function ResumePage() {
  const words = useWords();
  const list = useListWords();
  const { search } = useAddress();
  const { go } = useNavigation();
  const [id, callId] = [search.get("booking"), search.get("call_id")];
  if (id !== null) return <Resumed id={id} />;
  if (callId !== null) return <Anywhere callId={callId} />;
  return (
    <>
      <PageTitle title={words.apply.title} />
      <EmptyState title={list.emptyText} actions={[{ label: list.search, onPress: () => go(paths.search()) }]} />
    </>
  );
}

function Anywhere({ callId }: { callId: string }) {
  const { search } = useAddress();
  const initial = useMemo(() => freshDraft("", search), [search]);
  return <ApplyForm key={callId} draftKey={`apply.call.${callId}`} initial={initial} again={false} />;
}

function Resumed({ id }: { id: string }) {
  const words = useWords();
  const asked = query.useQuery("get", "/api/bookings/{id}", { params: { path: { id } } });
  if (!asked.data) {
    return (
      <>
        <PageTitle title={words.apply.title} />
        {asked.error ? <Trouble failure={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton />}
      </>
    );
  }
  return (
    <ApplyForm
      key={id}
      draftKey={`apply.${id}`}
      initial={draftOf(asked.data)}
      again={asked.data.state === "returned"}
    />
  );
}
