/**
 * The form of a questionnaire as the server sends it: the same grammar as `api/src/surveys/questionnaire.rs` and
 * `forms.rs`, whose files are read strictly, so nothing is checked again here.
 */
export interface Words {
  ja: string;
  en: string;
}

export interface Choice extends Words {
  code: string;
  /** Stands alone: choosing it drops the others. */
  exclusive?: boolean;
  /** Opens a line of text, answered under `<question>.<code>`. */
  has_text?: boolean;
}

export interface Row extends Words {
  code: string;
  reverse?: boolean;
  sensitive?: boolean;
}

export interface PointScale extends Words {
  points: (Words & { code: string; value: number })[];
  na: (Words & { code: string; value: null }) | null;
  top_box: number[];
  top2_box: number[];
  direction: "higher_is_better";
}

export interface RangeScale extends Words {
  min: number;
  max: number;
  step: number;
  /** Words under some of the integers. */
  anchors: Record<string, Words>;
  groups?: { promoter: number[]; passive: number[]; detractor: number[] };
}

export type Scale = PointScale | RangeScale;

/** A fact of the booking that conditions may use. */
export type Variable =
  | "stay.has_lodging"
  | "stay.has_workspace"
  | "stay.nights"
  | "participant.kind"
  | "participant.adults_children"
  | "booking.criteria_count";

type Subject = { q: string } | { ctx: Variable };

type Test =
  | { op: "answered" }
  | { op: "eq"; value: boolean | number | string }
  | { op: "in" | "not_in" | "includes_any"; value: string[] }
  | { op: "includes"; value: string }
  | { op: "gte" | "lte" | "sum_gt"; value: number };

export type Leaf = Subject & Test;
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf;

interface Asked extends Words {
  id: string;
  section?: string;
  required: boolean;
  role?: string;
  show_if?: Condition;
  note_ja?: string;
  note_en?: string;
}

interface Limits {
  min: number;
  max: number;
  integer?: boolean;
}

export type SingleQuestion = Asked & { type: "single"; options: Choice[] };
export type MultiQuestion = Asked & {
  type: "multi";
  options?: Choice[];
  /** The id of an earlier matrix whose rows are the options. */
  options_from_rows?: string;
  max_select?: number;
};
export type MatrixQuestion = Asked & {
  type: "matrix";
  scale: string;
  allow_na?: boolean;
  rows?: Row[];
  rows_from?: "booking.criteria";
  paired_with?: string;
  sensitive?: boolean;
};
export type ScaleQuestion = Asked & { type: "scale" | "recommend"; scale: string };
export type NumberQuestion = Asked & Limits & { type: "number"; unit: string; step?: number; warn_above?: number };
export type NumberGroupQuestion = Asked &
  Limits & { type: "number_group"; unit: string; allow_unknown?: boolean; fields: (Words & { code: string })[] };
export type GroupField = Words & { code: string } & (
    | (Limits & { type: "number" })
    | { type: "single"; options: Choice[] }
  );
export type GroupQuestion = Asked & { type: "group"; fields: GroupField[] };
export type TextQuestion = Asked & {
  type: "text";
  max_length: number;
  pii_warning?: boolean;
  /** Other words for the question; the first whose condition holds is used. */
  variants?: (Words & { if: Condition })[];
};
export type PrefectureQuestion = Asked & { type: "prefecture" };

export type Question =
  | SingleQuestion
  | MultiQuestion
  | MatrixQuestion
  | ScaleQuestion
  | NumberQuestion
  | NumberGroupQuestion
  | GroupQuestion
  | TextQuestion
  | PrefectureQuestion;

export interface Questionnaire {
  id: string;
  version: string;
  title: Words;
  intro?: Words;
  estimated_minutes: number;
  scales: Record<string, Scale>;
  sections?: (Words & { id: string })[];
  questions: Question[];
}

/** What is known of the stay; sent with the questionnaire and frozen with the sheet. */
export interface Context {
  "stay.has_lodging": boolean;
  "stay.has_workspace": boolean;
  "stay.nights": number;
  "participant.kind"?: "company_employee" | "prefectural_employee" | "municipal_employee" | "freelancer";
  "participant.adults_children": number;
  "booking.criteria": Row[];
}

/** The answer in a row of a matrix or a field of a group. */
export type Part = string | number;
/** A code or text, a number, several codes, or rows and fields. */
export type Answer = Part | string[] | { [row: string]: Part };
/** By question id, and by `<question>.<option>` for the words beside an option. */
export type Answers = Record<string, Answer>;
