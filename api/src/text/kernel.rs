//! Phrases of the house itself: what every operation can answer.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "not_found",
        "お探しのものが見つかりません。削除されたか、ご覧いただける範囲にありません。",
        "It can't be found: it was removed, or it isn't yours to see.",
    ),
    ("sign_in_needed", "ログインしてください。", "Please sign in."),
    (
        "credential.bad",
        "ログインの有効期限が切れました。もう一度ログインしてください。入力された内容は保存されています。",
        "Your sign-in has expired. Please sign in again; what you typed is kept.",
    ),
    (
        "forbidden",
        "この操作は行えません。担当の方にご確認ください。",
        "You may not do this. Please ask the person in charge.",
    ),
    (
        "stale",
        "ほかの方が先に更新しました。最新の内容を確認して、もう一度操作してください。",
        "Somebody changed this in the meantime. Please look at the current state and try again.",
    ),
    (
        "version_missing",
        "更新の前提となる版（If-Match）がありません。画面を読み込み直してください。",
        "The version (If-Match) is missing. Please reload the page.",
    ),
    (
        "too_often",
        "操作の回数が多すぎます。{seconds}秒ほど待ってから、もう一度お試しください。",
        "Too many attempts. Please wait about {seconds} seconds and try again.",
    ),
    (
        "internal",
        "処理を完了できませんでした。時間をおいてもう一度お試しください。続く場合は受付番号を添えてお問い合わせください。",
        "We could not complete this. Please try again later; if it goes on, contact us with the request id.",
    ),
    (
        "idempotency_key.reused",
        "同じ操作キーで別の内容が送られました。画面を読み込み直してください。",
        "The same Idempotency-Key was used for another request. Please reload the page.",
    ),
    (
        "files.full",
        "サーバーの空き容量が足りないため、保存できませんでした。何も保存されていません。事務局にご連絡のうえ、あとでもう一度お試しください。",
        "The server has no room left, so nothing was saved. Please tell the secretariat and try again later.",
    ),
    (
        "input.invalid",
        "入力内容をご確認ください。",
        "Please check what you entered.",
    ),
    (
        "input.malformed",
        "送られた内容を読み取れませんでした：{reason}",
        "The request could not be read: {reason}",
    ),
    (
        "input.too_large",
        "送られた内容が大きすぎます。",
        "The request is too large.",
    ),
    ("required", "入力してください。", "Please fill this in."),
    (
        "length",
        "文字数をご確認ください（{min}〜{max}文字）。",
        "Please check the length ({min} to {max} characters).",
    ),
    (
        "length.max",
        "{max}文字以内で入力してください。",
        "Please keep it within {max} characters.",
    ),
    (
        "length.min",
        "{min}文字以上で入力してください。",
        "Please use at least {min} characters.",
    ),
    (
        "range",
        "{min}〜{max}の範囲で入力してください。",
        "Please enter a value from {min} to {max}.",
    ),
    (
        "range.min",
        "{min}以上で入力してください。",
        "Please enter {min} or more.",
    ),
    (
        "range.max",
        "{max}以下で入力してください。",
        "Please enter {max} or less.",
    ),
    (
        "email",
        "メールアドレスの形式をご確認ください（例：name@example.jp）。",
        "Please check the e-mail address (for example name@example.jp).",
    ),
    (
        "phone",
        "電話番号は0から始まる10〜11桁で入力してください。",
        "Please enter a phone number of 10 to 11 digits beginning with 0.",
    ),
    (
        "choice",
        "一覧にあるものから選択してください。",
        "Please choose one from the list.",
    ),
    ("invalid", "入力内容をご確認ください。", "Please check this."),
];
