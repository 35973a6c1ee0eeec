//! Phrases of insights.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "results.no_such_pair",
        "この対象者にはこのアンケートをお願いしていません。対象者とアンケートの組合せを選び直してください。",
        "These people aren't asked this questionnaire. Please choose another combination.",
    ),
    (
        "results.half",
        "年度の半期を 2026H1 または 2026H2 の形で指定してください。",
        "Please give the half of a fiscal year such as 2026H1 or 2026H2.",
    ),
];
