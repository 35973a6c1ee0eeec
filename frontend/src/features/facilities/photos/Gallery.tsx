import { useState } from "react";
import { query } from "@/api/query";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { IconButton } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import type { Facility, Photo } from "../wire";
import { PlacePhoto } from "./PlacePhoto";
import { usePhotoWords } from "./words";

/** All photos at once, the first one large; pressing one enlarges it. Nothing moves by itself. */
export function Gallery({ facility }: { facility: Facility }) {
  const words = usePhotoWords();
  const { locale } = useLocale();
  const [shown, setShown] = useState<number | null>(null);
  const { data } = query.useQuery("get", "/api/facilities/{id}/photos", { params: { path: { id: facility.id } } });
  const photos = data?.items ?? [];
  const open = facility.state === "published" && facility.audience === "everyone";
  return (
    <section aria-label={words.gallery}>
      <ul className="grid grid-cols-3 gap-2 md:grid-cols-4">
        {data === undefined && (
          <li className="col-span-full aspect-[3/2] rounded-12 bg-solid-gray-100" aria-busy="true" />
        )}
        {photos.map((photo, index) => (
          <li key={photo.id} className={index === 0 ? "col-span-full" : ""}>
            <button
              type="button"
              aria-label={words.enlarge(said(photo.alt, locale))}
              onClick={() => setShown(index)}
              className={`block w-full overflow-hidden rounded-12 ${index === 0 ? "aspect-[3/2] md:aspect-[2/1]" : "aspect-[3/2]"}`}
            >
              <PlacePhoto
                url={photo.urls.medium}
                alt=""
                open={open}
                eager={index === 0}
                sizes={index === 0 ? "(min-width: 64rem) 50rem, 100vw" : "(min-width: 48rem) 12rem, 33vw"}
                className="size-full object-cover"
              />
            </button>
          </li>
        ))}
      </ul>
      <Enlarged photos={photos} shown={shown} open={open} onShow={setShown} />
    </section>
  );
}

function Enlarged({
  photos,
  shown,
  open,
  onShow,
}: {
  photos: readonly Photo[];
  shown: number | null;
  open: boolean;
  onShow: (shown: number | null) => void;
}) {
  const words = usePhotoWords();
  const { locale } = useLocale();
  const photo = photos[shown ?? -1];
  const place = (shown ?? 0) + 1;
  const turn = (by: number) => onShow(((shown ?? 0) + by + photos.length) % photos.length);
  return (
    <Dialog open={photo !== undefined} onClose={() => onShow(null)} title={words.enlarged(place, photos.length)} wide>
      {photo !== undefined && (
        <figure>
          <PlacePhoto
            key={photo.id}
            url={photo.urls.large}
            alt={said(photo.alt, locale)}
            open={open}
            eager
            sizes="(min-width: 48rem) 46rem, 100vw"
            className="max-h-[60dvh] w-full rounded-8 bg-solid-gray-50 object-contain"
          />
          <figcaption className="mt-3 flex flex-wrap items-center justify-between gap-3" aria-live="polite">
            <span className="min-w-0 flex-1">
              {said(photo.alt, locale)}
              {photo.credit !== "" && (
                <span className="block text-sm text-solid-gray-700">{words.credit(photo.credit)}</span>
              )}
            </span>
            {photos.length > 1 && (
              <span className="flex">
                <IconButton icon="chevron-left" label={words.previous} onClick={() => turn(-1)} />
                <IconButton icon="chevron-right" label={words.next} onClick={() => turn(1)} />
              </span>
            )}
          </figcaption>
        </figure>
      )}
    </Dialog>
  );
}
