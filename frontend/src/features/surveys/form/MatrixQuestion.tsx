import type { CSSProperties, ReactNode } from "react";
import { fieldId } from "@/lib/form";
import { useLocale } from "@/lib/locale";
import { FieldError, FieldGroup } from "@/ui/Field";
import { NOT_APPLICABLE, withPart } from "../answering";
import { partOf, rowsOf } from "../conditions";
import type { MatrixQuestion as Matrix, Part, PointScale, RangeScale as Range, Row, Words } from "../questionnaire";
import { useWords } from "../words";
import type { Asking } from "./asking";
import { Option, Undo } from "./Option";
import { RangeScale } from "./RangeScale";
import { useAsked } from "./useAsked";

/** Rows of one judgement each: cards one below the other on a phone, a table's columns from 640 px on. */
export function MatrixQuestion({ question, asking }: { question: Matrix; asking: Asking }) {
  const frame = useAsked(question, asking);
  const scale = asking.questionnaire.scales[question.scale];
  if (!scale) return null;
  const rows = rowsOf(question, asking.context);
  const faces = "points" in scale ? facesOf(scale, question.allow_na === true) : [];
  return (
    <FieldGroup {...frame}>
      {faces.length > 0 && !asking.narrow && <ColumnHeads faces={faces} />}
      <div className={asking.narrow ? "flex flex-col gap-3" : "flex flex-col"}>
        {rows.map((row) => (
          <MatrixRow key={row.code} question={question} row={row} scale={scale} faces={faces} asking={asking} />
        ))}
      </div>
    </FieldGroup>
  );
}

/** What can be chosen in a row; 該当なし stands apart from the scale. */
type Face = Words & { code: string; apart: boolean };

function facesOf(scale: PointScale, allowNa: boolean): Face[] {
  const points = scale.points.map(({ code, ja, en }) => ({ code, ja, en, apart: false }));
  return allowNa && scale.na ? [...points, { ...scale.na, code: NOT_APPLICABLE, apart: true }] : points;
}

function columns(faces: readonly Face[]): CSSProperties {
  const widths = faces.map(({ apart }) => (apart ? "6.25rem" : "minmax(4.25rem,4.75rem)"));
  return { gridTemplateColumns: `minmax(0,1fr) ${widths.join(" ")}` };
}

function ColumnHeads({ faces }: { faces: readonly Face[] }) {
  const { locale } = useLocale();
  return (
    <div
      aria-hidden="true"
      style={columns(faces)}
      className="grid items-end border-b-2 border-solid-gray-500 text-center text-sm leading-130 font-bold"
    >
      <span />
      {faces.map(({ code, apart, ...words }) => (
        <span key={code} className={`px-0.5 pb-1 ${apart ? "border-s border-solid-gray-300 font-normal" : ""}`}>
          {words[locale]}
        </span>
      ))}
    </div>
  );
}

type RowProps = { question: Matrix; row: Row; scale: PointScale | Range; faces: readonly Face[]; asking: Asking };

function MatrixRow({ question, row, scale, faces, asking }: RowProps) {
  const { form } = useWords();
  const { locale } = useLocale();
  const field = `${question.id}.${row.code}`;
  const id = fieldId(field);
  const error = asking.errorOf(field);
  const given = asking.answers[question.id];
  const part = partOf(given, row.code);
  const give = (next: Part | undefined) => asking.answer(question.id, withPart(given, row.code, next));
  const label = (
    <span id={`${id}-label`} className={asking.narrow || !("points" in scale) ? "font-bold" : "pe-2"}>
      {row[locale]}
    </span>
  );
  const edge = asking.narrow ? "rounded-12 border p-3" : "border-b py-2";
  return (
    <div
      id={id}
      tabIndex={-1}
      className={`${edge} ${error === undefined ? "border-solid-gray-300" : "border-error-1 bg-red-50"}`}
    >
      {"points" in scale ? (
        <div role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={error && `${id}-error`}>
          {asking.narrow ? (
            <CardFaces faces={faces} name={field} chosen={part} give={give} label={label} />
          ) : (
            <TableFaces faces={faces} name={field} chosen={part} give={give} label={label} />
          )}
        </div>
      ) : (
        <div className="flex flex-col gap-2">
          {label}
          <RangeScale
            scale={scale}
            name={field}
            chosen={typeof part === "number" ? part : undefined}
            onChoose={give}
            labelledBy={`${id}-label`}
          />
        </div>
      )}
      {!question.required && part !== undefined && (
        <Undo onPress={() => give(undefined)}>{form.undoRow(row[locale])}</Undo>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

type FacesProps = {
  faces: readonly Face[];
  name: string;
  chosen: Part | undefined;
  give: (code: string) => void;
  label: ReactNode;
};

/** Japanese labels are short enough for five abreast on a phone; English ones stand below each other. */
function CardFaces({ faces, name, chosen, give, label }: FacesProps) {
  const { locale } = useLocale();
  const abreast = locale === "ja";
  return (
    <div className="flex flex-col gap-2">
      {label}
      <div className={`grid gap-1.5 ${abreast ? "grid-cols-5" : ""}`}>
        {faces.map(({ code, apart, ...words }) => (
          <div key={code} className={`grid ${apart ? "col-span-full" : ""}`}>
            <Option
              type="radio"
              name={name}
              checked={chosen === code}
              onChange={() => give(code)}
              centred={abreast && !apart}
            >
              {words[locale]}
            </Option>
          </div>
        ))}
      </div>
    </div>
  );
}

/** The whole cell is the target. */
function TableFaces({ faces, name, chosen, give, label }: FacesProps) {
  const { locale } = useLocale();
  return (
    <div style={columns(faces)} className="grid items-stretch">
      <span className="self-center">{label}</span>
      {faces.map(({ code, apart, ...words }) => (
        <label
          key={code}
          className={`flex min-h-11 cursor-pointer items-center justify-center hover:bg-key-50 has-checked:bg-key-50 ${apart ? "border-s border-solid-gray-300" : ""}`}
        >
          <input
            type="radio"
            name={name}
            aria-label={words[locale]}
            className="size-5 accent-key-900"
            checked={chosen === code}
            onChange={() => give(code)}
          />
        </label>
      ))}
    </div>
  );
}
