//! Phrases of surveys.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "survey.answered",
        "このアンケートにはすでにご回答いただいています。ありがとうございました。",
        "You have already answered this survey. Thank you.",
    ),
    (
        "survey.closed",
        "このアンケートの受付は{day}に終了しました。ご意見は事務局までお寄せください。",
        "This survey closed on {day}. Please send your comments to the secretariat.",
    ),
    (
        "survey.incomplete",
        "回答をご確認ください。必須の設問に回答すると送信できます。入力された内容は保存されています。",
        "Please check your answers. Required questions are still open; what you entered is kept.",
    ),
    (
        "survey.missing",
        "この設問は必須です。回答してください。",
        "This question is required. Please answer it.",
    ),
    (
        "survey.unknown_question",
        "この設問はありません。画面を読み込み直してください。",
        "There is no such question. Please reload the page.",
    ),
    (
        "survey.wrong_type",
        "回答の形式が正しくありません。選び直してください。",
        "This answer has the wrong form. Please choose again.",
    ),
    (
        "survey.unknown_code",
        "選択肢にない回答です。選び直してください。",
        "This isn't one of the options. Please choose again.",
    ),
    (
        "survey.unknown_row",
        "この項目はありません。画面を読み込み直してください。",
        "There is no such item. Please reload the page.",
    ),
    (
        "survey.duplicate",
        "同じ選択肢が2回選ばれています。",
        "The same option was chosen twice.",
    ),
    (
        "survey.too_many",
        "選べる数を超えています。数を減らしてください。",
        "Too many options are chosen. Please choose fewer.",
    ),
    (
        "survey.exclusive",
        "「特になかった」などの選択肢は、ほかの選択肢と同時に選べません。",
        "An option such as \"nothing in particular\" can't be combined with others.",
    ),
    (
        "survey.out_of_range",
        "入力できる範囲の外です。",
        "This is outside the possible range.",
    ),
    (
        "survey.not_integer",
        "整数で入力してください。",
        "Please enter a whole number.",
    ),
    (
        "survey.too_long",
        "文字数が多すぎます。短くしてください。",
        "This is too long. Please shorten it.",
    ),
    (
        "survey.na_not_allowed",
        "この項目では「該当なし」を選べません。",
        "\"Not applicable\" can't be chosen here.",
    ),
    (
        "survey.needs_link",
        "アンケートのリンクを開くか、ログインしてください。",
        "Please open the link of the survey, or sign in.",
    ),
];
