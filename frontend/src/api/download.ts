import { send } from "./client";

/**
 * A file that only a signed-in reader gets can't be a plain link: the token lives in memory, not in a cookie. Answers
 * how many cells lost letters in the file's encoding.
 */
export async function saveFile(path: string, name: string): Promise<number> {
  const answer = await send(new Request(new URL(path, globalThis.location.origin)));
  if (!answer.ok) throw await answer.json();
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return Number(answer.headers.get("Lost-Cells") ?? 0);
}
