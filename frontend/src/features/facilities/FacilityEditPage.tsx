import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useOptionalPathParam } from "@/lib/route";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { EditForm } from "./edit/EditForm";
import { useEditWords } from "./edit/words";

export default function FacilityEditPage() {
  const id = useOptionalPathParam("facilityId");
  const words = useEditWords();
  const asked = query.useQuery(
    "get",
    "/api/facilities/{id}",
    { params: { path: { id: id ?? "" } } },
    // What is being edited must not change under the fingers; a newer state is met when saving.
    { enabled: id !== undefined, staleTime: 0, refetchOnReconnect: false },
  );
  if (id === undefined) return <EditForm key="new" facility={null} onReload={() => {}} />;
  if (asked.data !== undefined) {
    return <EditForm key={`${id} ${asked.data.version}`} facility={asked.data} onReload={() => void asked.refetch()} />;
  }
  return (
    <>
      <PageTitle title={words.title} />
      {asked.isError ? (
        <Trouble problem={asProblem(asked.error)} title={words.failed} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton rows={4} height="h-48" />
      )}
    </>
  );
}
