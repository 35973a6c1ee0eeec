import { useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { Photo } from "../wire";
import { DescriptionFields } from "./DescriptionFields";
import type { Description } from "./pending";
import type { usePhotoChanges } from "./usePhotoChanges";
import { usePhotoWords } from "./words";

/** Other words for a photo that is there; a refusal keeps what was typed. */
export function DescribeDialog({
  photo,
  changes,
  onClose,
}: {
  photo: Photo;
  changes: ReturnType<typeof usePhotoChanges>;
  onClose: () => void;
}) {
  const words = usePhotoWords();
  const [described, setDescribed] = useState<Description>({
    alt_ja: photo.alt.ja,
    alt_en: photo.alt.en,
    credit: photo.credit,
    licence: photo.licence,
    consent: photo.consent,
  });
  const { problem, errors, busy } = changes;
  const save = () => void changes.describe(photo, described).then((saved) => saved && onClose());
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.describe}
      footer={
        <>
          <Button look="line" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button busy={busy} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      {problem !== null && Object.keys(errors).length === 0 && (
        <NotificationBanner tone="error" title={problem.title}>
          {problem.detail}
        </NotificationBanner>
      )}
      <DescriptionFields
        idPrefix="described"
        described={described}
        errors={errors}
        onChange={(part) => setDescribed((before) => ({ ...before, ...part }))}
      />
    </Dialog>
  );
}
