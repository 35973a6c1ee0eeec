import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useSettings } from "@/api/settings";
import { isDay } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { useAddress, usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { FacilityPicture } from "@/ui/FacilityPicture";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Tag } from "@/ui/Tag";
import type { Wished } from "@/ui/AvailabilityStrip";
import { Trouble } from "@/ui/Trouble";
import { useHolidays } from "@/api/useHolidays";
import { fitQuery } from "./fit/asked";
import { MatchReasons } from "./fit/MatchReasons";
import { useFitWords } from "./fit/words";
import { ApplyBox } from "./page/ApplyBox";
import { AvailabilityMonths } from "./page/AvailabilityMonths";
import { PlainPage } from "./page/PlainPage";
import { ListingView } from "./page/ListingView";
import { usePageWords } from "./page/words";
import { Gallery } from "./photos/Gallery";
import { ProvenPanel } from "./readiness/ProvenPanel";
import { landscapeOf } from "./terms/place";
import { useTerms } from "./terms/words";
import type { Facility, Listing } from "./wire";

const DAYS_AHEAD = 180;

export default function FacilityPage() {
  const id = usePathParam("facilityId");
  const words = usePageWords();
  const { data, error, isError, refetch } = query.useQuery("get", "/api/facilities/{id}", { params: { path: { id } } });
  if (data !== undefined) return <Found facility={data} />;
  if (!isError) return <Skeleton rows={3} height="h-64" />;
  if (asProblem(error).status === 404) {
    return (
      <>
        <PageTitle title={words.missing} />
        <p>{words.missingText}</p>
        <Link href={paths.search()} className="link inline-flex min-h-11 items-center">
          {words.back}
        </Link>
      </>
    );
  }
  return (
    <>
      <PageTitle title={words.loading} />
      <Trouble problem={asProblem(error)} title={words.failed} onRetry={() => void refetch()} />
    </>
  );
}

function Found({ facility }: { facility: Facility }) {
  const words = usePageWords();
  const { locale } = useLocale();
  const { search } = useAddress();
  const asked = search.toString();
  const stay = useStay(facility.id, facility);
  return (
    <article className="pb-8">
      <BackLink href={`${paths.search()}${asked === "" ? "" : `?${asked}`}`}>{words.back}</BackLink>
      <PageTitle title={said(facility.name, locale)} over={<Tags facility={facility} />} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {!facility.photo ? <Picture facility={facility} /> : <Gallery facility={facility} />}
          {facility.audience === "staff_only" && <NotificationBanner tone="info" title={words.staffOnly} />}
          <Panel title={words.about}>
            <p className="whitespace-pre-line">{said(facility.description, locale)}</p>
            <p className="mt-3 text-sm text-solid-gray-700">
              {words.operator}：{facility.operator.name}　{words.number(facility.number)}
            </p>
          </Panel>
          {stay.today !== undefined && (
            <div className="lg:hidden">
              <ApplyBox facilityId={facility.id} {...stay} today={stay.today} />
            </div>
          )}
          <Fit facilityId={facility.id} search={search} />
          <Panel title={words.availability}>
            <p className="mb-3">{words.availabilityNote(stay.party)}</p>
            {stay.failure !== null && (
              <Trouble problem={asProblem(stay.failure)} title={words.availabilityFailed} onRetry={stay.retry} />
            )}
            {stay.days === undefined && stay.failure === null && <Skeleton rows={1} height="h-80" />}
            {stay.days !== undefined && (
              <AvailabilityMonths days={stay.days} wished={stay.wished} holidays={stay.holidays} />
            )}
          </Panel>
          {facility.state === "published" && <ProvenPanel facilityId={facility.id} />}
          <ListingView listing={facility} />
        </div>
        {stay.today !== undefined && (
          <aside aria-label={words.apply.title} className="sticky top-4 max-lg:hidden">
            <ApplyBox facilityId={facility.id} {...stay} today={stay.today} />
          </aside>
        )}
      </div>
      <PlainPage facility={facility} />
      <p className="mt-6 font-bold">{words.contract}</p>
    </article>
  );
}

/** Only where the address carries a search: without one there is nothing to judge the place by. */
function Fit({ facilityId, search }: { facilityId: string; search: URLSearchParams }) {
  const words = useFitWords();
  const asked = fitQuery(search);
  if (asked === null) return null;
  return (
    <Panel title={words.title}>
      <p className="mb-3 text-sm text-solid-gray-700">{words.lead}</p>
      <MatchReasons facilityId={facilityId} asked={asked} />
    </Panel>
  );
}

function Tags({ facility }: { facility: Facility }) {
  const terms = useTerms();
  const { locale } = useLocale();
  return (
    <span className="flex flex-wrap gap-2">
      <Tag>{said(facility.municipality.name, locale)}</Tag>
      <Tag>{terms.types[facility.facility_type]}</Tag>
    </span>
  );
}

function Picture({ facility }: { facility: Facility }) {
  const words = usePageWords();
  return (
    <figure>
      <div className="h-44 overflow-hidden rounded-12 md:h-64">
        <FacilityPicture seed={facility.id} landscape={landscapeOf(facility.theme)} />
      </div>
      <figcaption className="mt-1 text-sm text-solid-gray-700">{words.picture}</figcaption>
    </figure>
  );
}

/** The dates and head-count of the address, and what is free for them. */
function useStay(id: string, listing: Listing) {
  const { search } = useAddress();
  const today = useSettings()?.today;
  const holidays = useHolidays();
  const party = /^[1-9]\d?$/.test(search.get("party") ?? "") ? Number(search.get("party")) : 1;
  const [from, until] = [search.get("starts_on") ?? "", search.get("ends_on") ?? ""];
  const by = listing.facility_type === "lodging" || listing.facility_type === "combined" ? "nights" : "days";
  const wished: Wished | null =
    isDay(from) && isDay(until) && from <= until ? { starts_on: from, ends_on: until, by } : null;
  const { data, error, refetch } = query.useQuery(
    "get",
    "/api/facilities/{id}/availability",
    { params: { path: { id }, query: { days: DAYS_AHEAD, party } } },
    { placeholderData: (before) => before },
  );
  return { today, holidays, party, wished, days: data?.days, failure: error ?? null, retry: () => void refetch() };
}
