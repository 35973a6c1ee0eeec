// The command that solves a round anywhere: `workcation solve`, as a process of its own.

import { spawnSync } from "node:child_process";

import { binary } from "../house/binary.ts";
import { expect, test } from "../house/test.ts";

const unit = { id: "u1", facility: "f1", municipality: "津市", capacity: 2 };
const option = { unit: "u1", applicant: 80, host: 50 };
const round = {
  version: 1,
  seed: "2027-spring",
  from: "2027-04-01",
  to: "2027-04-03",
  units: [unit],
  requests: [
    { id: "r1", nights: 2, options: [option] },
    { id: "r2", nights: 1, options: [{ ...option, applicant: 90 }] },
    { id: "r3", nights: 1, options: [option] },
  ],
};

function solve(input: unknown) {
  const text = typeof input === "string" ? input : JSON.stringify(input);
  return spawnSync(binary, ["solve"], { input: text, encoding: "utf8" });
}

test("a round is placed, proved, and the same every time", () => {
  const first = solve(round);
  expect(first.status).toBe(0);
  const plan = JSON.parse(first.stdout) as { status: string; placed: { request: string }[]; stages: { name: string; value: number }[] };
  expect(plan.status).toBe("proved");
  expect(plan.placed.map((stay) => stay.request)).toEqual(["r2", "r3"]);
  expect(plan.stages.find((stage) => stage.name === "placed")?.value).toBe(2);
  const turned = { ...round, requests: round.requests.toReversed() };
  expect(solve(turned).stdout).toBe(first.stdout);
});

test("every fault is named with its path", () => {
  const faulty = solve({ ...round, units: [{ ...unit, open: [1] }], requests: [{ id: "r1", options: [{ ...option, unit: "u9" }] }] });
  expect(faulty.status).toBe(2);
  expect(faulty.stdout).toBe("");
  expect(faulty.stderr).toContain("units[0].open");
  expect(faulty.stderr).toContain("requests[0].options[0].unit");
  expect(solve({ ...round, colour: "red" }).status).toBe(2);
  expect(solve("not a round").status).toBe(2);
});

test("rules that clash are named, and nobody is placed", () => {
  const start = "2027-04-01";
  const clash = solve({
    ...round,
    rules: { shares: [{ tag: "sme", per_mille: 500 }] },
    pins: [{ request: "r1", unit: "u1", start }],
  });
  expect(clash.status).toBe(3);
  const plan = JSON.parse(clash.stdout) as { status: string; placed: unknown[]; faults: { path: string }[] };
  expect(plan.status).toBe("infeasible");
  expect(plan.placed).toEqual([]);
  expect(plan.faults.map((fault) => fault.path)).toEqual(["rules.shares[0]"]);
});
