import type { Problem } from "@/api/problem";
import type { PhotoLicence, PortraitConsent } from "../wire";

export const FILE_BYTES_MAX = 10 * 1024 * 1024;
export const KINDS = ["image/jpeg", "image/png", "image/webp"] as const;

/** What a host says about a photo. */
export type Description = {
  alt_ja: string;
  alt_en: string;
  credit: string;
  licence: PhotoLicence;
  consent: PortraitConsent | "";
};

export type DescriptionError = Partial<Record<keyof Description | "file", string>>;

/** A chosen file on its way to being a photo. */
export type Pending = {
  key: string;
  file: File;
  described: Description;
  /** How much has gone out while it is being sent; null otherwise. */
  share: number | null;
  errors: DescriptionError;
  problem: Problem | null;
};

export const UNDESCRIBED: Description = { alt_ja: "", alt_en: "", credit: "", licence: "own", consent: "" };

type Saying = {
  tooLarge: string;
  wrongKind: string;
  altRequired: string;
  creditRequired: string;
  consentRequired: string;
};

/** What can be said of a file before it is sent; the server judges by its content. */
export function fileError(file: File, saying: Saying): string | undefined {
  if (!(KINDS as readonly string[]).includes(file.type)) return saying.wrongKind;
  return file.size > FILE_BYTES_MAX ? saying.tooLarge : undefined;
}

export function needsCredit(licence: PhotoLicence): boolean {
  return licence === "permitted" || licence === "cc_by_4_0" || licence === "public_data";
}

export function descriptionErrors(described: Description, saying: Saying): DescriptionError {
  return {
    ...(described.alt_ja.trim() === "" && { alt_ja: saying.altRequired }),
    ...(needsCredit(described.licence) && described.credit.trim() === "" && { credit: saying.creditRequired }),
    ...(described.consent === "" && { consent: saying.consentRequired }),
  };
}

/** The server's faults by the names of the fields here; `alt.ja` is `alt_ja`. */
export function problemErrors(problem: Problem): DescriptionError {
  const names: Record<string, keyof DescriptionError> = {
    file: "file",
    "alt.ja": "alt_ja",
    "alt.en": "alt_en",
    credit: "credit",
    licence: "licence",
    consent: "consent",
  };
  const known = (problem.fields ?? []).flatMap(({ field, message }) => {
    const name = names[field];
    return name === undefined ? [] : [[name, message] as const];
  });
  return Object.fromEntries(known);
}

export function formOf(file: File, described: Description): FormData {
  const form = new FormData();
  for (const name of ["alt_ja", "alt_en", "credit", "licence", "consent"] as const) form.append(name, described[name]);
  form.append("file", file);
  return form;
}

/** The list with one entry moved by so many places; outside of it, unchanged. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (from < 0 || from >= next.length || to < 0 || to >= next.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
