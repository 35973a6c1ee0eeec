import type { FieldError } from "@/lib/form";
import { isCorporateNumber, isEmail, isKatakana, isPhone, toKatakana, trimSpaces } from "@/lib/text";
import type { Messages } from "./text/ja";

type Errors = Messages["errors"];

const PASSWORD_LETTERS_MIN = 12;

function when(broken: boolean, field: string, message: string): FieldError[] {
  return broken ? [{ field, message }] : [];
}

/** Each check answers with the error of one field, or with none. The server decides; this saves a round trip. */
export const checks = (errors: Errors) => ({
  email: (value: string, field = "email") => when(!isEmail(value), field, errors.email),
  password: (value: string, field = "password") => when(value === "", field, errors.password),
  newPassword: (value: string, field = "password") =>
    when(Array.from(value).length < PASSWORD_LETTERS_MIN, field, errors.passwordShort),
  filled: (value: string, field: string, message: string) => when(trimSpaces(value) === "", field, message),
  kana: (value: string, field: string, message = errors.kana) => when(!isKatakana(toKatakana(value)), field, message),
  phone: (value: string, field = "phone") => when(!isPhone(value), field, errors.phone),
  corporateNumber: (value: string, field: string, demo: boolean) =>
    when(value !== "" && !isCorporateNumber(value, demo), field, errors.corporateNumber),
  accepted: (value: boolean, field: string) => when(!value, field, errors.terms),
});
