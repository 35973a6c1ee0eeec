//! Phrases of problems that guests report.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "problem.not_now",
        "困りごとは、滞在の初日から最終日まで知らせることができます。お急ぎのときは施設へお電話ください。",
        "A problem can be reported from the first day of the stay to the last. If it is urgent, please call the facility.",
    ),
    (
        "problem.resolved",
        "この困りごとは解決として記録されています。新しい困りごとは、あらためてお知らせください。",
        "This problem is recorded as solved. Please report a new one anew.",
    ),
    ("problem.line", "Wi-Fi・通信", "Wi-Fi and connection"),
    ("problem.room", "部屋・設備", "Room and equipment"),
    ("problem.noise", "騒音", "Noise"),
    ("problem.safety", "安全", "Safety"),
    ("problem.other", "その他", "Something else"),
    (
        "problem.is_solved",
        "解決として記録されました。",
        "It is recorded as solved.",
    ),
    (
        "problem.is_worked_on",
        "引き続き対応しています。",
        "The facility goes on working on it.",
    ),
];
