import { useEffect, useMemo } from "react";
import { Button } from "@/ui/Button";
import { FieldError } from "@/ui/Field";
import { FileUpload, ProgressBar } from "@/ui/FileUpload";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { DescriptionFields } from "./DescriptionFields";
import { KINDS, type Description, type Pending } from "./pending";
import { usePending } from "./usePending";
import { usePhotoWords } from "./words";

/** Chooses photos, describes each, saves them one by one or together. */
export function AddPhotos({ facilityId, present, most }: { facilityId: string; present: number; most: number }) {
  const words = usePhotoWords();
  const { pending, busy, choose, describe, drop, send } = usePending(facilityId);
  const full = present >= most;
  return (
    <Panel title={words.add}>
      {full ? (
        <NotificationBanner tone="info" title={words.full(most)} />
      ) : (
        <FileUpload label={words.choose} support={words.support} accept={KINDS.join(",")} onFiles={choose} />
      )}
      {pending.length > 0 && (
        <section aria-label={words.waiting(pending.length)} className="mt-5">
          <h3 className="text-lg">{words.waiting(pending.length)}</h3>
          <p className="mb-3">{words.waitingText}</p>
          <ol className="flex flex-col gap-4">
            {pending.map((one, index) => (
              <li key={one.file.name + String(one.file.lastModified) + String(one.file.size)}>
                <PendingPhoto
                  one={one}
                  place={index + 1}
                  busy={busy}
                  onDescribe={(part) => describe(one.key, part)}
                  onDrop={() => drop(one.key)}
                  onSend={() => void send([one])}
                />
              </li>
            ))}
          </ol>
          {pending.length > 1 && (
            <div className="mt-4 flex justify-end">
              <Button busy={busy} onClick={() => void send(pending)}>
                {words.sendAll(pending.length)}
              </Button>
            </div>
          )}
        </section>
      )}
    </Panel>
  );
}

function PendingPhoto({
  one,
  place,
  busy,
  onDescribe,
  onDrop,
  onSend,
}: {
  one: Pending;
  place: number;
  busy: boolean;
  onDescribe: (part: Partial<Description>) => void;
  onDrop: () => void;
  onSend: () => void;
}) {
  const words = usePhotoWords();
  const { file, share, errors, problem } = one;
  const sending = share !== null;
  return (
    <article aria-label={file.name} className="panel grid gap-4 p-4 md:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <Preview file={file} />
        <p className="mt-2 text-sm break-all">
          {file.name} <span className="whitespace-nowrap">({words.size((file.size / 1_048_576).toFixed(1))})</span>
        </p>
        <FieldError id={`pending-${place}-file`}>{errors.file}</FieldError>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {problem !== null && Object.keys(errors).length === 0 && (
          <NotificationBanner tone="error" title={words.refused}>
            {problem.detail ?? problem.title}
          </NotificationBanner>
        )}
        <fieldset disabled={busy} className="min-w-0">
          <DescriptionFields
            idPrefix={`pending-${place}`}
            described={one.described}
            errors={errors}
            onChange={onDescribe}
          />
        </fieldset>
        <div className="flex flex-wrap items-center justify-end gap-3">
          <div role="status" className="me-auto">
            {sending && share < 1 && <ProgressBar label={words.sending(file.name)} share={share} />}
            {sending && share >= 1 && <span>{words.encoding}</span>}
          </div>
          <Button look="text" disabled={busy} onClick={onDrop} aria-label={words.dropOf(file.name)}>
            {words.drop}
          </Button>
          <Button
            busy={sending}
            disabled={busy || errors.file !== undefined}
            onClick={onSend}
            aria-label={words.sendOf(file.name)}
          >
            {words.send}
          </Button>
        </div>
      </div>
    </article>
  );
}

/** The browser shows the file itself; what it can't show stays grey, and the server says why. */
function Preview({ file }: { file: File }) {
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt="" className="aspect-[3/2] w-full rounded-8 bg-solid-gray-100 object-cover" />;
}
