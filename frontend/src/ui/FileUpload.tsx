import { useId, useState, type DragEvent } from "react";
import { Icon } from "./Icon";
import { useWords } from "./words";

/** Chooses files: by the browser's own dialog, or dropped. What becomes of each is the caller's to show below. */
export function FileUpload({
  label,
  support,
  accept,
  onFiles,
  disabled = false,
}: {
  label: string;
  support?: string;
  accept: string;
  onFiles: (files: File[]) => void;
  disabled?: boolean;
}) {
  const words = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };
  return (
    // Dropping is a short cut; the input inside does the same by keyboard and touch.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-2 rounded-12 border-2 border-dashed px-4 py-6 text-center ${over ? "border-key-900 bg-key-50" : "border-solid-gray-420 bg-solid-gray-50"}`}
    >
      <label
        htmlFor={id}
        className={`inline-flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-8 border border-key-900 bg-white px-4 py-2 font-bold text-key-900 hover:bg-key-50 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${disabled ? "opacity-60" : ""}`}
      >
        <Icon name="upload" />
        {label}
        <input
          id={id}
          type="file"
          multiple
          accept={accept}
          disabled={disabled}
          aria-describedby={support === undefined ? undefined : `${id}-support`}
          className="sr-only"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was taken away.
            event.target.value = "";
          }}
        />
      </label>
      <p className="text-sm text-solid-gray-700">{words.dropFiles}</p>
      {support !== undefined && (
        <p id={`${id}-support`} className="max-w-prose text-sm text-solid-gray-700">
          {support}
        </p>
      )}
    </div>
  );
}

/** How far something is, in a bar and in words. */
export function ProgressBar({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="flex items-center gap-3">
      <progress value={percent} max={100} aria-label={label} className="h-3 w-full max-w-xs accent-key-900" />
      <span className="text-sm tabular-nums">{percent}%</span>
    </div>
  );
}
