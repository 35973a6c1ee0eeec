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
];
