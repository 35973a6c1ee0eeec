// A round's pages with something on them: before it is computed, as a proposal in three ways, decided, and as its people read it.
import { callOf, pooled, speaker, wanted } from "../house/pool.ts";
import { expect } from "../house/test.ts";
import { enter, see, visit } from "../house/visit.ts";
import { test } from "../house/walk.ts";

// What is made here must not stand on the other pages.
test.use({ journey: "rounds-pages" });

type Run = { id: string; state: string };

/** Looks share a house; each has nights of its own, or the second would find the place taken. */
const NIGHTS = {
  "1280-ja": ["2027-02-02", "2027-02-04"],
  "1280-en": ["2027-02-09", "2027-02-11"],
  "390-ja": ["2027-02-16", "2027-02-18"],
  "390-en": ["2027-03-02", "2027-03-04"],
} as const;

test("a round is looked at from its applications to its result", async ({ page, look, house, request, context }) => {
  test.setTimeout(300_000);
  const speak = (email: string) => speaker(request, house.address, email);
  const [office, approver, a, b, c] = [
    await speak("secretariat@pref.example"),
    await speak("approver@pref.example"),
    await speak("contact@asagiri.example"),
    await speak("contact@hokuto.example"),
    await speak("contact@tsumugi.example"),
  ];
  type Found = { items: { facility: { id: string; name_ja: string } }[] };
  const { items } = await office<Found>("get", "/facilities?municipality=242152");
  const villa = items.find(({ facility }) => facility.name_ja.includes("あおのり"))?.facility.id ?? "";
  const [from, until] = NIGHTS[`${look.width}-${look.locale}`];
  const call = await callOf(office, approver, "round");
  const whole = await wanted(office, villa, from, until, "whole");
  const ofA = await pooled(a, office, call, [whole], { anywhere: true });
  const ofB = await pooled(b, office, call, [whole], {});
  const ofC = await pooled(c, office, call, [whole], { party: 10, anywhere: false });
  const opened = await office<{ id: string; version: number }>("post", "/rounds", { call_id: call });
  const round = `/office/rounds/${opened.id}`;
  const compute = async (method: string) => {
    const run = await office<Run>("post", `/rounds/${opened.id}/runs`, { method });
    await expect(async () => {
      const { items: runs } = await office<{ items: Run[] }>("get", `/rounds/${opened.id}/runs`);
      expect(runs.find(({ id }) => id === run.id)?.state).toBe("done");
    }).toPass({ timeout: 60_000 });
    return run.id;
  };

  await enter(page, "secretariat@pref.example");
  await visit(page, "rounds", "/office/rounds", look);
  await visit(page, "round-applications", round, look);
  await visit(page, "round-policy", `${round}?tab=policy`, look);
  await page.getByRole("button", { name: /方針を変更する|Change the policy/ }).click();
  await page.getByRole("combobox", { name: /輪番|Rotation/ }).selectOption("2");
  await see(page, "round-policy-edit", look);
  await page.getByRole("button", { name: /方針を保存する|Save the policy/ }).click();
  await expect(page.getByText(/直近2半期|the last 2 halves/)).toBeVisible();
  await see(page, "round-policy-rotation", look);
  await compute("first_come");
  const run = await compute("optimise");
  for (const show of ["list", "calendar", "map"]) await visit(page, `round-proposal-${show}`, `${round}?tab=proposals&run=${run}&show=${show}`, look);
  await visit(page, "round-compare", `${round}?tab=compare`, look);
  await visit(page, "round-overrides", `${round}?tab=overrides`, look);
  await visit(page, "round-apply", `${round}?tab=apply`, look);
  await visit(page, "round-public-open", `/calls/${call}/rounds`, look);

  const now = await approver<{ version: number }>("get", `/rounds/${opened.id}`);
  await approver("post", `/rounds/${opened.id}/apply`, { run_id: run }, now.version);
  await visit(page, "round-drafts", `${round}?tab=apply`, look);
  await visit(page, "round-public", `/calls/${call}/rounds`, look);
  for (const [name, email, booking] of [
    ["round-why-a", "contact@asagiri.example", ofA.id],
    ["round-why-b", "contact@hokuto.example", ofB.id],
  ] as const) {
    await context.clearCookies();
    await enter(page, email);
    await visit(page, name, `/bookings/${booking}`, look);
    await expect(page.getByRole("region", { name: /選考の結果と理由|Result of the round/ })).toBeVisible();
  }
  await visit(page, "apply-pooled", `/apply/${villa}?starts_on=${from}&ends_on=${until}&call_id=${call}`, look);
  await visit(page, "apply-anywhere", `/apply?starts_on=${from}&ends_on=${until}&call_id=${call}`, look);
  await page.goto(`/apply?call_id=${call}&step=4`);
  await see(page, "apply-anywhere-confirm", look);

  const stays = await Promise.all([ofA, ofB, ofC].map(({ id }) => approver<{ id: string; state: string; facility: { id: string } | null }>("get", `/bookings/${id}`)));
  await context.clearCookies();
  await enter(page, "host@aonori.example");
  const stay = stays.find(({ state, facility }) => state === "host_check" && facility?.id === villa)?.id ?? "";
  await visit(page, "round-why-host", `/bookings/${stay}`, look);
  await expect(page.getByRole("region", { name: /受入側の希望|your wishes/ }).first()).toBeVisible();
});
