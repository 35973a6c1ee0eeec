/** The lottery as the server draws it: the first 20 bits of SHA-256 of the seed, a byte of 0 and the identifier. */
export async function ticketOf(seed: string, id: string): Promise<number | null> {
  // Missing on plain-http addresses other than loopback.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(`${seed}\0${id}`)));
  const [one = 0, two = 0, three = 0] = digest;
  return ((one << 16) | (two << 8) | three) >> 4;
}

/** The same for a terminal. */
export function commandFor(seed: string, id: string): string {
  return `printf '${seed}\\0${id}' | sha256sum | cut -c1-5`;
}
