// The real binary: run for one command, or serving on a port of its own until closed.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { copyFile, cp } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

export const root = path.resolve(import.meta.dirname, "../../..");
/** Two runs side by side need two folders: each begins by emptying its own. */
export const results = process.env["E2E_RESULTS"] ?? path.join(root, "tests/e2e/results");

/** The demo, migrated and loaded once a run; every house begins with a copy. */
export const template = path.join(results, "house", "template.db");

export const binary = path.join(process.env["CARGO_TARGET_DIR"] ?? path.join(root, "target"), "debug/workcation");
const START_SECONDS_MAX = 30;

/** Settings come from here alone: what the developer exported for another server must not leak into a test. */
function settings(database: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("WORKCATION_"));
  return {
    ...Object.fromEntries(own),
    WORKCATION_MODE: "demo",
    // Every run has the same Friday before it: what a journey books is neither over nor a holiday next year.
    WORKCATION_DEMO_STARTS_AT: "2026-11-20T09:00:00+09:00",
    WORKCATION_DATABASE_URL: `sqlite://${database}`,
    WORKCATION_FILES_FOLDER: files(database),
    ...more,
  };
}

/** Each house keeps its own pictures: one with its clock ahead would sweep away what another has just been sent. */
function files(database: string): string {
  return database.replace(/\.db$/, "-files");
}

/** A database nobody has open, with the log of changes that SQLite may have left beside it, and its pictures. */
export async function copy(from: string, to: string): Promise<void> {
  await cp(files(from), files(to), { recursive: true });
  await copyFile(from, to);
  await copyFile(`${from}-wal`, `${to}-wal`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

/** One command to its end; what it said is the error's text when it fails. */
export async function command(database: string, ...words: string[]): Promise<void> {
  await promisify(execFile)(binary, words, { cwd: root, env: settings(database) });
}

export type House = { address: string; close: () => Promise<void> };

/** Serves the database until closed; the log lies beside it. */
export async function open(database: string): Promise<House> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const log = openSync(database.replace(/\.db$/, ".log"), "a");
  const server = spawn(binary, ["serve"], {
    cwd: root,
    env: settings(database, { WORKCATION_LISTEN: `127.0.0.1:${port}`, WORKCATION_PUBLIC_URL: address }),
    stdio: ["ignore", log, log],
  });
  await untilItAnswers(server, address);
  return { address, close: () => close(server) };
}

async function untilItAnswers(server: ChildProcess, address: string): Promise<void> {
  const latest = Date.now() + START_SECONDS_MAX * 1000;
  while (Date.now() < latest) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}; see its log in results/house`);
    const answer = await fetch(`${address}/api/settings`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  await close(server);
  throw new Error(`The server did not answer within ${START_SECONDS_MAX} s; see its log in results/house`);
}

async function close(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The loopback gave no port");
  return address.port;
}
