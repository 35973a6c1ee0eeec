/** The widths that `srcset` offers of an address such as `/api/photos/…/800.jpg`. */
export function sources(url: string): string {
  const at = (size: number) => `${url.replace(/\d+\.jpg$/, `${size}.jpg`)} ${size}w`;
  return [400, 800, 1600].map(at).join(", ");
}

/** The description in the reader's language; English may be missing, and then the words are Japanese. */
export function altOf(photo: { alt_ja: string; alt_en: string }, locale: "ja" | "en"): string {
  return locale === "en" && photo.alt_en !== "" ? photo.alt_en : photo.alt_ja;
}
