import { ExportMenu } from "@/features/files/ExportMenu";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { longDate, moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { ListingSteps } from "./desk/ListingSteps";
import { StateBadge } from "./desk/StateBadge";
import { useDeskWords } from "./desk/words";
import { PlacePhoto } from "./photos/PlacePhoto";
import { altOf } from "./photos/sources";
import { GradeBadge } from "./line/GradeBadge";
import type { Facility } from "./wire";

export default function OwnFacilitiesPage() {
  const { own } = useDeskWords();
  const { data, error, refetch } = query.useQuery("get", "/api/host/facilities", { params: { query: { limit: 100 } } });
  return (
    <>
      <PageTitle
        title={own.title}
        lead={own.lead}
        actions={
          <>
            <ExportMenu kinds={["facilities", "units", "blocks"]} />
            <LinkButton icon="plus" href={paths.newFacility()}>
              {own.create}
            </LinkButton>
          </>
        }
      />
      {error !== null && <Trouble problem={asProblem(error)} title={own.failed} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={3} height="h-40" />}
      {data?.items.length === 0 && (
        <EmptyState icon="building" title={own.none}>
          {own.noneText}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-4 pb-8">
        {data?.items.map((facility) => (
          <li key={facility.id}>
            <OwnFacility facility={facility} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OwnFacility({ facility }: { facility: Facility }) {
  const { own } = useDeskWords();
  const { locale } = useLocale();
  const { id, state, check, published_on: published } = facility;
  const name = said(facility.name, locale);
  return (
    <article aria-labelledby={`own-${id}`} className="panel flex flex-col gap-3 p-4 md:p-5">
      {facility.photo && (
        <PlacePhoto
          url={facility.photo.url}
          alt={altOf(facility.photo, locale)}
          open={state === "published" && facility.audience === "everyone"}
          sizes="12rem"
          className="aspect-[3/2] w-48 rounded-8 object-cover"
        />
      )}
      <div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateBadge state={state} />
          <GradeBadge grade={facility.line.grade} stale={facility.line.stale} />
          <span className="text-sm text-solid-gray-700">
            {facility.number}　{said(facility.municipality.name, locale)}　{facility.operator.name}
          </span>
        </p>
        <h2 id={`own-${id}`} className="mt-1 text-xl">
          {name}
        </h2>
        <p className="text-sm text-solid-gray-700">
          {own.updated(moment(facility.updated_at, locale))}
          {published && `　${own.published(longDate(published, locale))}`}
        </p>
      </div>
      {state === "returned" && check?.return_comment && (
        <NotificationBanner tone="warning" title={own.comment}>
          <p className="whitespace-pre-line">{check.return_comment}</p>
        </NotificationBanner>
      )}
      {state === "suspended" && check?.suspended_reason && (
        <NotificationBanner tone="info" title={own.suspendedReason}>
          <p className="whitespace-pre-line">{check.suspended_reason}</p>
        </NotificationBanner>
      )}
      <p>
        <strong className="me-2">{own.next}</strong>
        {own.steps[state]}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Desks facility={facility} name={name} />
        <ListingSteps facility={facility} steps={["submit", "suspend"]} />
        {state === "published" && (
          <Link
            href={paths.facility(id)}
            className="link inline-flex min-h-11 items-center"
            aria-label={own.viewOf(name)}
          >
            {own.view}
          </Link>
        )}
      </div>
    </article>
  );
}

/** The host's pages of the facility. */
function Desks({ facility, name }: { facility: Facility; name: string }) {
  const { own } = useDeskWords();
  const { id, may } = facility;
  return (
    <>
      {may.includes("facility.update") && (
        <LinkButton look="line" icon="pencil" href={paths.editFacility(id)} aria-label={own.editOf(name)}>
          {own.edit}
        </LinkButton>
      )}
      <LinkButton look="line" icon="building" href={paths.facilityPhotos(id)} aria-label={own.photosOf(name)}>
        {own.photos}
      </LinkButton>
      {may.includes("calendar.view") && (
        <LinkButton look="line" icon="calendar" href={paths.facilityCalendar(id)} aria-label={own.calendarOf(name)}>
          {own.calendar}
        </LinkButton>
      )}
      <LinkButton look="line" icon="wifi" href={paths.facilityLine(id)} aria-label={own.lineOf(name)}>
        {own.line}
      </LinkButton>
      <LinkButton look="line" icon="clipboard" href={paths.readiness(id)} aria-label={own.readinessOf(name)}>
        {own.readiness}
      </LinkButton>
    </>
  );
}
