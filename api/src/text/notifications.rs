//! Phrases of notifications.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[(
    "mail.not_failed",
    "このメールは送信待ちまたは送信済みのため、再送の操作は必要ありません。",
    "This mail is waiting or already sent; there is nothing to retry.",
)];
