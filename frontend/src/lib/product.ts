import type { Catalogue } from "./locale";

/** What the platform is called on screen; the prefecture's own name comes from the server's settings. */
export const PRODUCT: Catalogue<{ name: string; line: string; full: string }> = {
  ja: { name: "みえワーケーション", line: "予約・マッチング", full: "みえワーケーション 予約・マッチング" },
  en: { name: "Mie Workcation", line: "Booking and matching", full: "Mie Workcation – booking and matching" },
};
