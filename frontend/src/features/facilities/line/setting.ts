import type { Device, Medium, PlaceKind } from "./wire";

/** Where and with what it is measured; remembered on the device. */
export type Setting = { place_kind: PlaceKind; place: string; device: Device; medium: Medium };

export const PLACE_KINDS: readonly PlaceKind[] = ["desk", "room", "booth", "meeting_room"];
export const DEVICES: readonly Device[] = ["pc", "tablet", "phone"];
export const MEDIUMS: readonly Medium[] = ["wifi", "wired"];

const PHONE_WIDTH_MOST = 600;

/** What the device seems to be; the reader corrects it. */
export function guessed(): Setting {
  const touched = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  const small = globalThis.innerWidth < PHONE_WIDTH_MOST;
  const device = touched || small ? (small ? "phone" : "tablet") : "pc";
  return { place_kind: "desk", place: "", device, medium: "wifi" };
}
