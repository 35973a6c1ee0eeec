import type { FieldError } from "@/lib/form";
import { isEmail, normalise, toKatakana, trimSpaces } from "@/lib/text";
import type { Booking, Named } from "../wire";
import type { Messages } from "./text/ja";

/** A row of the form; `key` stays while rows come and go. */
export type Row = { key: number; name: string; name_kana: string; email: string; locale: "ja" | "en" };

export function rowsOf({ participants, party }: Pick<Booking, "participants" | "party">): Row[] {
  const named = participants.map((one, key) => ({
    key,
    name: one.name,
    name_kana: one.name_kana,
    email: one.email ?? "",
    locale: one.locale,
  }));
  const missing = Math.max(0, Math.min(party, 10) - named.length);
  return [...named, ...Array.from({ length: missing }, (_, index) => emptyRow(named.length + index))];
}

export function emptyRow(key: number): Row {
  return { key, name: "", name_kana: "", email: "", locale: "ja" };
}

function isEmpty({ name, name_kana, email }: Row): boolean {
  return [name, name_kana, email].every((text) => text.trim() === "");
}

/** Rows left empty are people to be named later. */
export function written(rows: readonly Row[]): Named[] {
  return rows
    .filter((row) => !isEmpty(row))
    .map(({ name, name_kana, email, locale }) => ({
      name: trimSpaces(name),
      name_kana: toKatakana(name_kana),
      email: normalise(email),
      locale,
    }));
}

/** Fields are named by the rows that are sent, as the server names them. */
export function namingFaults(rows: readonly Row[], words: Messages): FieldError[] {
  return rows
    .filter((row) => !isEmpty(row))
    .flatMap((row, index) => [
      ...(row.name.trim() === "" ? [{ field: nameField(index), message: words.nameMissing(index + 1) }] : []),
      ...(isEmail(row.email) ? [] : [{ field: emailField(index), message: words.emailWrong(index + 1) }]),
    ]);
}

export const nameField = (index: number) => `participants[${index}].name`;
export const emailField = (index: number) => `participants[${index}].email`;

/** Where a row stands among those that are sent, which is how errors name it. */
export function sentIndex(rows: readonly Row[], row: Row): number {
  return rows.filter((each) => !isEmpty(each) || each === row).indexOf(row);
}
