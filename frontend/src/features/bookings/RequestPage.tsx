import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { useHere } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { EmptyState } from "@/ui/EmptyState";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { useCalls } from "./apply/places";
import { RequestForm } from "./request/RequestForm";
import { useWords } from "./request/words";

/** A request by phone or over the counter, entered at a host's, a municipality's or the secretariat's desk. */
export default function RequestPage() {
  const words = useWords();
  const { locale } = useLocale();
  const office = useHere().startsWith("/office");
  const places = query.useQuery("get", "/api/host/facilities", { params: { query: { limit: 100 } } });
  const { calls, failure, retry } = useCalls();
  const error = places.error ?? failure;
  const published = (places.data?.items ?? []).filter(({ state }) => state === "published");
  const open = calls?.filter(({ companies_allowed: companies }) => companies);
  const again = () => {
    void places.refetch();
    retry();
  };
  return (
    <>
      <BackLink href={office ? paths.office() : paths.host()}>{words.back}</BackLink>
      <PageTitle title={words.title} lead={words.lead} />
      {Boolean(error) && <Trouble title={words.failed} problem={asProblem(error)} onRetry={again} />}
      {!error && (!places.data || !open) && <Skeleton rows={3} />}
      {places.data && published.length === 0 && (
        <EmptyState icon="building" title={words.noPlaces}>
          {words.noPlacesText}
        </EmptyState>
      )}
      {open?.length === 0 && (
        <EmptyState icon="list" title={words.noCalls}>
          {words.noCallsText}
        </EmptyState>
      )}
      {published.length > 0 && open && open.length > 0 && (
        <RequestForm
          places={published.map(({ id, name }) => ({ value: id, label: said(name, locale) }))}
          calls={open.map(({ id, name }) => ({ value: id, label: said(name, locale) }))}
        />
      )}
    </>
  );
}
