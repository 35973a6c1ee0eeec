import { useState } from "react";
import { ConfirmDialog } from "@/ui/Dialog";
import { EmptyState } from "@/ui/EmptyState";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import type { Facility, Photo } from "../wire";
import { DescribeDialog } from "./DescribeDialog";
import { moved } from "./pending";
import { PresentPhoto } from "./PresentPhoto";
import { usePhotoChanges } from "./usePhotoChanges";
import { usePhotoWords } from "./words";

/** The photos in their order: moved by buttons or by dragging, described, deleted. */
export function PresentPhotos({
  facility,
  photos,
  most,
  locked,
}: {
  facility: Facility;
  photos: readonly Photo[];
  most: number;
  locked: boolean;
}) {
  const words = usePhotoWords();
  const changes = usePhotoChanges(facility.id);
  const [described, setDescribed] = useState<Photo | null>(null);
  const [removed, setRemoved] = useState<Photo | null>(null);
  const move = (from: number, to: number) => {
    if (changes.busy || from === to || to < 0 || to >= photos.length) return;
    const ids = photos.map(({ id }) => id);
    void changes.order(moved(ids, from, to), words.moved(from + 1, to + 1));
  };
  const describe = (photo: Photo) => {
    changes.forget();
    setDescribed(photo);
  };
  return (
    <Panel title={words.present(photos.length, most)}>
      {changes.problem !== null && described === null && (
        <NotificationBanner tone="error" title={changes.problem.title}>
          {changes.problem.detail}
        </NotificationBanner>
      )}
      {photos.length === 0 ? (
        <EmptyState icon="building" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <Grid
          facility={facility}
          photos={photos}
          locked={locked}
          onMove={move}
          onDescribe={describe}
          onRemove={setRemoved}
        />
      )}
      {described !== null && <DescribeDialog photo={described} changes={changes} onClose={() => setDescribed(null)} />}
      <ConfirmDialog
        open={removed !== null}
        onClose={() => setRemoved(null)}
        title={words.removeTitle}
        consequences={words.removeNotes}
        confirmLabel={words.remove}
        look="danger"
        busy={changes.busy}
        onConfirm={() => {
          if (removed !== null) void changes.remove(removed).then(() => setRemoved(null));
        }}
      />
    </Panel>
  );
}

function Grid({
  facility,
  photos,
  locked,
  onMove,
  onDescribe,
  onRemove,
}: {
  facility: Facility;
  photos: readonly Photo[];
  locked: boolean;
  onMove: (from: number, to: number) => void;
  onDescribe: (photo: Photo) => void;
  onRemove: (photo: Photo) => void;
}) {
  const words = usePhotoWords();
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <>
      {!locked && photos.length > 1 && <p className="mb-3 text-sm max-md:hidden">{words.dragHint}</p>}
      <ol className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {photos.map((photo, index) => (
          // Dragging is a short cut: the two buttons of each photo do the same by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={photo.id}
            draggable={!locked}
            onDragStart={() => setDragged(index)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged !== null && onMove(dragged, index)}
            className={`panel flex flex-col overflow-hidden ${dragged === index ? "opacity-50" : ""}`}
          >
            <PresentPhoto
              photo={photo}
              place={index + 1}
              count={photos.length}
              open={facility.state === "published" && facility.audience === "everyone"}
              locked={locked}
              onMove={(by) => onMove(index, index + by)}
              onDescribe={() => onDescribe(photo)}
              onRemove={() => onRemove(photo)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
