import { normalise, normalisePhone, toKatakana, trimSpaces } from "@/lib/text";

/** Named as the server names its fields, so that a refusal finds its way to them. */
export const EMPTY_REGISTRATION = {
  "company.name": "",
  "company.name_kana": "",
  "company.corporate_number": "",
  "company.address": "",
  "company.industry": "",
  "company.size": "",
  "contact.name": "",
  "contact.name_kana": "",
  "contact.email": "",
  "contact.phone": "",
  password: "",
  terms_accepted: false,
};

export type Registration = typeof EMPTY_REGISTRATION;

/** Names stay as typed; what a machine compares is normalised. */
export function toRequest(values: Registration) {
  return {
    company: {
      name: trimSpaces(values["company.name"]),
      name_kana: toKatakana(values["company.name_kana"]),
      corporate_number: optional(normalise(values["company.corporate_number"])),
      address: optional(trimSpaces(values["company.address"])),
      industry: values["company.industry"],
      size: values["company.size"],
    },
    contact: {
      name: trimSpaces(values["contact.name"]),
      name_kana: toKatakana(values["contact.name_kana"]),
      email: normalise(values["contact.email"]),
      phone: normalisePhone(values["contact.phone"]),
    },
    password: values.password,
    terms_accepted: values.terms_accepted,
  };
}

function optional(text: string): string | null {
  return text === "" ? null : text;
}
