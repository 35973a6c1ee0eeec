//! Phrases of availability.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "booking.full",
        "「{name}」は、ご希望の日程では満室・満席になりました。別の日程または別の施設をお選びください。",
        "{name_en} is full on these dates. Please choose other dates or another place.",
    ),
    (
        "booking.closed",
        "{day}は休館日のため、この日程ではご利用いただけません。別の日程をお選びください。",
        "The facility is closed on {day}, so these dates are not possible. Please choose other dates.",
    ),
    (
        "booking.no_nights",
        "宿泊には1泊以上の日程が必要です。終了日をご確認ください。",
        "Lodging needs at least one night. Please check the last day.",
    ),
    (
        "booking.unit_type_unknown",
        "選ばれた部屋・席は、この施設では現在ご利用いただけません。選び直してください。",
        "What you chose is not offered by this facility now. Please choose again.",
    ),
    (
        "block.bookings_stand",
        "この期間には予約・申込（{numbers}）があるため、受入停止にできません。先に予約を調整してください。",
        "Bookings stand in this span ({numbers}). Please settle them first.",
    ),
    (
        "block.overlaps",
        "この期間には、すでに受入停止になっている部屋・席があります。期間または対象を変更してください。",
        "Some of these units are blocked already. Please change the span or the units.",
    ),
    (
        "block.ended",
        "この受入停止は、すでに終了しています。",
        "This block has ended already.",
    ),
    (
        "block.ends_before_start",
        "終了日は開始日以降の日付にしてください。",
        "The last day can't be before the first.",
    ),
    (
        "block.past",
        "終了日は本日以降の日付にしてください。",
        "The last day can't be in the past.",
    ),
    (
        "block.too_long",
        "受入停止は{days}日以内で設定してください。それより長い場合は、施設の公開停止をご利用ください。",
        "A block is at most {days} days. To close for longer, suspend the listing.",
    ),
    (
        "block.unit_unknown",
        "この施設にない部屋・席が含まれています。選び直してください。",
        "Some of these units aren't of this facility. Please choose again.",
    ),
];
