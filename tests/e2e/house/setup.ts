// Once a run: an empty folder for results, and the demo's database that every house copies.
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { command, results, template } from "./binary.ts";

export default async function setup(): Promise<void> {
  await rm(results, { recursive: true, force: true });
  await mkdir(path.dirname(template), { recursive: true });
  await command(template, "migrate");
  await command(template, "demo");
}
