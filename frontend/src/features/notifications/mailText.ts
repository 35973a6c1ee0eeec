/** A mail's text cut where its links begin and end; those of this site stay inside the application. */
export type Piece = { text: string; href: string | null };

const LINK = /https?:\/\/[^\s<>"「」（）、。]+/g;

export function pieces(body: string, origin: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of body.matchAll(LINK)) {
    if (match.index > from) found.push({ text: body.slice(from, match.index), href: null });
    found.push({ text: match[0], href: inner(match[0], origin) });
    from = match.index + match[0].length;
  }
  if (from < body.length) found.push({ text: body.slice(from), href: null });
  return found;
}

/** The mails name the address that the server was told; the demo may be opened under another one. */
function inner(link: string, origin: string): string {
  const address = new URL(link);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname) || address.origin === origin;
  return local ? `${address.pathname}${address.search}${address.hash}` : link;
}
