//! Phrases of imports.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "import.fault",
        "{row}行目「{heading}」：{remedy}",
        "Row {row}, “{heading}”: {remedy}",
    ),
    ("import.fault_of_row", "{row}行目：{remedy}", "Row {row}: {remedy}"),
    (
        "import.no_columns",
        "見出しの行に、取り込める項目名が1つもありません。ひな形の見出しをお使いください。",
        "None of the headings is one that can be taken in. Please use those of the template.",
    ),
    (
        "import.column_twice",
        "見出し「{heading}」と同じ意味の列が2つあります。どちらかを削除してください。",
        "Two columns mean the same as “{heading}”. Please remove one of them.",
    ),
    (
        "import.column_missing",
        "必要な列がありません：{headings}。ひな形の見出しをお使いください。",
        "Columns are missing: {headings}. Please use the headings of the template.",
    ),
    (
        "import.no_rows",
        "見出しの下に行がありません。2行目から内容を入れてください。",
        "There are no rows below the headings. Please fill in rows from row 2 on.",
    ),
    (
        "import.extra_cells",
        "見出しより右にも値があります。値の中の「,」が区切りになっていないかご確認ください。",
        "There are values to the right of the headings. Please check that no comma splits a value.",
    ),
    (
        "import.row_twice",
        "同じものを表す行が前にもあります。どちらか1行にしてください。",
        "An earlier row is about the same. Please keep only one of them.",
    ),
    (
        "import.facility_unknown",
        "施設番号「{number}」は、取り込める施設の中にありません。番号をご確認ください。",
        "No facility that you can change has the number {number}. Please check it.",
    ),
    (
        "import.unit_unknown",
        "この施設にはない部屋・席です。名称と番号をご確認ください。",
        "The facility has no such rooms or seats. Please check name and numbers.",
    ),
    (
        "import.not_yours",
        "ご自身の施設、または担当する市町の施設だけを取り込めます。",
        "You can take in only your own facilities, or those of your municipality.",
    ),
    (
        "import.name_taken",
        "同じ市町に同じ名称の施設（{number}）があります。更新するときは、施設番号の列に{number}を入力してください。",
        "{number} has the same name in the same municipality. To change it, put {number} into the column of numbers.",
    ),
    (
        "import.wrong_state",
        "この取込みの現在の状態では、この操作は行えません。画面を読み込み直してください。",
        "This isn't possible in the import's present state. Please reload the page.",
    ),
    (
        "import.nothing_to_apply",
        "取り込む行がありません。すべての行が、変更なしか誤りのある行です。",
        "There is nothing to take in: every row is unchanged or wrong.",
    ),
    (
        "import.rows_in_error",
        "誤りのある行が{rows}行あるため、1行も取り込みませんでした。修正したファイルをもう一度お送りください。",
        "{rows} rows are wrong, so nothing was taken in. Please send the corrected file again.",
    ),
    (
        "import.touched",
        "取り込んだ後に変更されているため、元に戻しませんでした。必要なときは、施設の画面で直してください。",
        "It was changed after the import, so it was left as it is. Please change it on the facility's page.",
    ),
    (
        "import.gone",
        "すでに削除されているか、変更できる範囲にありません。",
        "It is gone already, or no longer yours to change.",
    ),
    (
        "import.in_use",
        "予約や受入停止などで使われているため、削除しませんでした。",
        "Bookings, blocks or other records refer to it, so it was not removed.",
    ),
];
