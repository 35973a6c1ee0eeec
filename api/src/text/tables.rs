//! Phrases of files that people send.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "table.empty",
        "ファイルに見出しの行がありません。1行目に項目名を入れてください。",
        "The file has no headings. Please put the names of the columns into row 1.",
    ),
    (
        "table.workbook",
        "Excelのブックのままでは読み取れません。Excelで「名前を付けて保存」→「CSV UTF-8（コンマ区切り）」を選んで保存したファイルをお使いください。",
        "A workbook can't be read. In Excel choose Save As, then CSV UTF-8, and send that file.",
    ),
    (
        "table.utf16",
        "「Unicodeテキスト」（UTF-16）は読み取れません。「CSV UTF-8（コンマ区切り）」で保存し直してください。",
        "Unicode text (UTF-16) can't be read. Please save it as CSV UTF-8.",
    ),
    (
        "table.binary",
        "文字ではない内容が含まれています。CSVファイルかどうかをご確認ください。",
        "The file holds something other than text. Please check that it is a CSV file.",
    ),
    (
        "table.encoding",
        "文字コードを判別できません。UTF-8またはShift_JIS（CP932）で保存し直してください。",
        "The encoding isn't known. Please save the file as UTF-8 or Shift_JIS (CP932).",
    ),
    (
        "table.quote_open",
        "{row}行目の引用符（\"）が閉じられていません。",
        "The quotes (\") that open in row {row} are never closed.",
    ),
    (
        "table.quote",
        "{row}行目で、引用符（\"）の後に文字があります。引用符そのものは2つ重ねて（\"\"）書いてください。",
        "In row {row} something follows closing quotes (\"). Please double quotes that belong to the text (\"\").",
    ),
    (
        "table.rows",
        "一度に取り込めるのは{max}行までです。ファイルを分けてください。",
        "At most {max} rows can be taken in at once. Please split the file.",
    ),
    (
        "table.columns",
        "{row}行目の列が多すぎます。CSVファイルかどうかをご確認ください。",
        "Row {row} has too many columns. Please check that it is a CSV file.",
    ),
    (
        "table.cell_long",
        "{row}行目に長すぎるセルがあります。引用符（\"）の閉じ忘れがないかご確認ください。",
        "A cell of row {row} is too long. Please check that all quotes (\") are closed.",
    ),
    (
        "table.whole",
        "整数で入力してください（例：12）。",
        "Please enter a whole number, for example 12.",
    ),
    (
        "table.number",
        "数字で入力してください（例：120.5）。",
        "Please enter a number, for example 120.5.",
    ),
    (
        "table.flag",
        "「○」か「×」で入力してください。分からないときは空欄にしてください。",
        "Please enter yes or no (○ or ×), and leave it empty where you don't know.",
    ),
    (
        "table.day",
        "日付で入力してください（例：2026/09/30、令和8年9月30日）。",
        "Please enter a day, for example 2026/09/30.",
    ),
    (
        "table.time",
        "時刻で入力してください（例：09:00）。",
        "Please enter a time, for example 09:00.",
    ),
    (
        "table.hours",
        "「08:30-21:00」の形式で入力し、利用できない曜日は空欄にしてください。",
        "Please write hours as 08:30-21:00, and leave days empty on which it isn't open.",
    ),
    (
        "table.closing",
        "「日・祝」「第3水・年末年始」「2026/12/25～2026/12/28」のように「・」で区切って入力し、休館日がないときは「なし」としてください。",
        "Please write closing days as 日・祝, 第3水, 年末年始 or 2026/12/25～2026/12/28, and なし for none.",
    ),
    (
        "table.cancellation",
        "「1:20;0:80;-1:100」のように、何日前:％を「;」で区切って入力してください（0は当日、-1は不泊）。",
        "Please write fees as 1:20;0:80;-1:100: days before and percent (0 the day itself, -1 not coming).",
    ),
    (
        "table.choice",
        "次のいずれかで入力してください：{choices}",
        "Please enter one of these: {choices}",
    ),
];
