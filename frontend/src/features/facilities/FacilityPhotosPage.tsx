import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { StateBadge } from "./desk/StateBadge";
import { AddPhotos } from "./photos/AddPhotos";
import { PresentPhotos } from "./photos/PresentPhotos";
import { usePhotoWords } from "./photos/words";

/** A host's page for the photos of one facility. */
export default function FacilityPhotosPage() {
  const id = usePathParam("facilityId");
  const words = usePhotoWords();
  const { locale } = useLocale();
  const params = { path: { id } };
  const place = query.useQuery("get", "/api/facilities/{id}", { params });
  const listed = query.useQuery("get", "/api/facilities/{id}/photos", { params });
  const failure = place.error ?? listed.error;
  const [facility, photos] = [place.data, listed.data];
  const locked = photos !== undefined && !photos.may.includes("photo.create");
  return (
    <>
      <BackLink href={paths.hostFacilities()}>{words.list}</BackLink>
      <PageTitle
        title={words.title}
        {...(facility !== undefined && {
          over: <StateBadge state={facility.state} />,
          lead: words.lead(said(facility.name, locale)),
          actions: (
            <LinkButton look="line" icon="pencil" href={paths.editFacility(id)}>
              {words.edit}
            </LinkButton>
          ),
        })}
      />
      {failure !== null && (
        <Trouble
          problem={asProblem(failure)}
          title={words.failed}
          onRetry={() => void Promise.all([place.refetch(), listed.refetch()])}
        />
      )}
      {failure === null && (facility === undefined || photos === undefined) && <Skeleton rows={2} height="h-64" />}
      {facility !== undefined && photos !== undefined && (
        <div className="flex flex-col gap-4 pb-8">
          {locked && <NotificationBanner tone="info" title={words.locked} />}
          {!locked && facility.state === "published" && <NotificationBanner tone="info" title={words.publishedNote} />}
          <PresentPhotos facility={facility} photos={photos.items} most={photos.max} locked={locked} />
          {!locked && <AddPhotos facilityId={id} present={photos.items.length} most={photos.max} />}
        </div>
      )}
    </>
  );
}
