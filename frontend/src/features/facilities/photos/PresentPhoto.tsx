import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Button, IconButton } from "@/ui/Button";
import { Tag } from "@/ui/Tag";
import type { Photo } from "../wire";
import { PlacePhoto } from "./PlacePhoto";
import { usePhotoWords } from "./words";

type Steps = { onMove: (by: number) => void; onDescribe: () => void; onRemove: () => void };

/** One photo of the list with what is said of it. */
export function PresentPhoto({
  photo,
  place,
  count,
  open,
  locked,
  ...steps
}: { photo: Photo; place: number; count: number; open: boolean; locked: boolean } & Steps) {
  const words = usePhotoWords();
  const { locale } = useLocale();
  const missing = locale === "en" && photo.alt.en === "";
  return (
    <>
      <PlacePhoto
        url={photo.urls.medium}
        alt={said(photo.alt, locale)}
        open={open}
        sizes="(min-width: 64rem) 20rem, 100vw"
        className="aspect-[3/2] w-full object-cover"
      />
      <div className="flex flex-1 flex-col gap-2 p-3">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{words.place(place)}</strong>
          {place === 1 && <Tag>{words.cover}</Tag>}
        </p>
        <p>{said(photo.alt, locale)}</p>
        <p className="text-sm text-solid-gray-700">
          {missing && <span className="block">{words.noEnglish}</span>}
          <span className="block">{words.licences[photo.licence]}</span>
          {photo.credit !== "" && <span className="block">{words.credit(photo.credit)}</span>}
        </p>
        {!locked && <StepButtons place={place} count={count} {...steps} />}
      </div>
    </>
  );
}

function StepButtons({ place, count, onMove, onDescribe, onRemove }: { place: number; count: number } & Steps) {
  const words = usePhotoWords();
  return (
    <div className="mt-auto flex flex-wrap items-center gap-1">
      <IconButton
        icon="arrow-up"
        label={words.up(place)}
        aria-disabled={place === 1 || undefined}
        onClick={() => onMove(-1)}
        className="aria-disabled:opacity-40"
      />
      <IconButton
        icon="arrow-down"
        label={words.down(place)}
        aria-disabled={place === count || undefined}
        onClick={() => onMove(1)}
        className="aria-disabled:opacity-40"
      />
      <Button
        look="text"
        size="small"
        className="ms-auto min-h-11"
        onClick={onDescribe}
        aria-label={words.describeOf(place)}
      >
        {words.describe}
      </Button>
      <IconButton icon="trash" label={words.removeOf(place)} onClick={onRemove} />
    </div>
  );
}
