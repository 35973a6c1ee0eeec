//! Phrases of accounts.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "sign_in.failed",
        "メールアドレスまたはパスワードが正しくありません。続けて{max}回間違えると、{minutes}分間ログインできなくなります。",
        "The e-mail address or the password is wrong. After {max} wrong tries in a row, sign-in rests for {minutes} minutes.",
    ),
    (
        "session.ended",
        "ログインの有効期限が切れました。もう一度ログインしてください。",
        "Your sign-in has ended. Please sign in again.",
    ),
    (
        "session.reused",
        "安全のため、このログインを終了しました。もう一度ログインしてください。心当たりがない場合は、パスワードを変更してください。",
        "For your safety this sign-in was ended. Please sign in again; if you don't know why, change your password.",
    ),
    (
        "link.unknown",
        "このリンクは使えません。メールのリンク全体が開かれているかご確認ください。",
        "This link can't be used. Please check that the whole link of the mail was opened.",
    ),
    (
        "link.used",
        "このリンクはすでに使われたか、新しいリンクに置き換えられました。新しいメールのリンクを開くか、ログインしてご確認ください。",
        "This link was already used, or a newer one has replaced it. Please open the link in the newer mail, or sign in.",
    ),
    (
        "link.expired",
        "リンクの有効期限が切れました。同じお手続きをもう一度行うと、新しいリンクをお送りします。招待や確認のご依頼の場合は、依頼元にご連絡ください。",
        "This link has expired. Start again and we send a new one; for an invitation or a request, please ask who sent it.",
    ),
];
