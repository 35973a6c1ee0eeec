// A round as the office walks through it: opened, computed, applied.
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** Opens a round over a call; the page is then the round's. */
export async function openRound(page: Page, callId: string): Promise<void> {
  await page.goto("/office/rounds");
  await page.getByRole("button", { name: "選考の回を開く" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: /募集/ }).selectOption(callId);
  await dialog.getByRole("button", { name: "選考の回を開く" }).click();
  await expect(page).toHaveURL(/\/office\/rounds\/[0-9a-f-]+$/);
}

/** Begins a computation and waits for its proposal. */
export async function compute(page: Page, number: number, keep?: string): Promise<void> {
  await tab(page, /^案/);
  if (keep !== undefined) await page.getByLabel("前の案からの変更を少なくする").selectOption({ label: keep });
  await page.getByRole("button", { name: "計算を始める" }).click();
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: `案${number}`, exact: true }) });
  await expect(row).toContainText("計算済み", { timeout: 60_000 });
  await row.getByRole("link", { name: `案${number}`, exact: true }).click();
  await expect(page.getByRole("region", { name: `案${number}`, exact: true })).toBeVisible();
}

export async function tab(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("navigation", { name: "選考の手順" }).getByRole("link", { name }).click();
}

/** Applies a proposal, as the approver. */
export async function apply(page: Page, number: number): Promise<void> {
  await tab(page, /^適用/);
  await page.getByRole("button", { name: `案${number}を適用する` }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("下書きされます");
  await dialog.getByRole("button", { name: "適用する", exact: true }).click();
}
