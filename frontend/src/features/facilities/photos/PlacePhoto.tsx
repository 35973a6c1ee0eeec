import { useQuery } from "@tanstack/react-query";
import { send } from "@/api/client";
import { sources } from "./sources";

/**
 * A photo of a place. What everybody may see the browser fetches and keeps by itself; of a draft or a place for staff
 * it is asked for with the reader's credential, which an `img` does not carry.
 */
export function PlacePhoto({
  url,
  alt,
  open,
  sizes,
  eager = false,
  className = "",
}: {
  url: string;
  alt: string;
  open: boolean;
  sizes: string;
  eager?: boolean;
  className?: string;
}) {
  const loading = eager ? "eager" : "lazy";
  if (!open) return <Guarded url={url} alt={alt} className={className} />;
  return (
    <img
      src={url}
      srcSet={sources(url)}
      sizes={sizes}
      alt={alt}
      loading={loading}
      decoding="async"
      className={className}
    />
  );
}

function Guarded({ url, alt, className }: { url: string; alt: string; className: string }) {
  const { data } = useQuery({
    queryKey: ["photo", url],
    queryFn: () => read(url),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined) return <div role="img" aria-label={alt} className={`bg-solid-gray-100 ${className}`} />;
  return <img src={data} alt={alt} className={className} />;
}

/** As a `data:` address: it needs no cleaning up when the picture leaves the page. */
async function read(url: string): Promise<string> {
  const answer = await send(new Request(new URL(url, globalThis.location.origin)));
  if (!answer.ok) throw await answer.json();
  const blob = await answer.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("unreadable")));
    reader.readAsDataURL(blob);
  });
}
