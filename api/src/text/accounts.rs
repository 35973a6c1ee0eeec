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
];
