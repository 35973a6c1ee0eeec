//! Phrases of rounds.

use super::Phrase;

#[rustfmt::skip]
pub(super) const PHRASES: &[Phrase] = &[
    ("round.first_come", "先着順の募集では、選考の回を開けません。", "The places of this call are given first come, first served."),
    ("round.open_already", "この募集には、まだ終わっていない選考の回があります。", "This call has a round that hasn't ended."),
    ("round.has_ended", "この選考の回は終わっています。", "This round has ended."),
    ("round.no_weight", "利用者と受入側の重みの両方を0にはできません。", "The two weights can't both be 0."),
    ("round.tier", "点数の区切りは0から100までの、重ならない値にしてください。", "Limits are different scores from 0 to 100."),
    ("round.municipality", "市町のコードが正しくないか、重なっています。", "This is no municipality, or it is there twice."),
    ("round.floor_above_cap", "下限は上限以下にしてください。", "The floor can't be above the cap."),
    ("round.share", "割合は0から1000（千分率）までで、同じ区分は一度だけ指定できます。", "A share is 0 to 1000 per mille, each kind once."),
    ("round.no_screening", "点数を付けるのは、審査による選考の回だけです。", "Only a screening has points."),
    ("round.not_waiting", "この申込みは選考を待っていません。", "This application isn't waiting for a round."),
    ("round.override_removed", "この指定はすでに取り消されています。", "This override was taken back already."),
    ("round.run_under_way", "計算が進行中です。終わるのを待つか、中止してください。", "A computation is under way. Wait for it, or cancel it."),
    ("round.run_ended", "この計算は終わっています。", "This computation has ended."),
    ("round.not_done", "計算が終わっていません。", "The computation isn't done."),
    ("mail.no_draft", "送信・破棄が済んだ下書きが含まれています。一覧を読み直してください。", "Some of these drafts were sent or discarded already. Please read the list again."),
];
