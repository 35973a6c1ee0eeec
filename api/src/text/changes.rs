//! Phrases of changes of a booking.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "change.open",
        "変更の申出を確認しています。決まるまで、または取り下げるまで、次の変更は申し出られません。",
        "A change is being decided. Another can be asked for once it is decided or taken back.",
    ),
    (
        "change.none",
        "確認中の変更はありません。画面を読み込み直してください。",
        "No change is open. Please reload the page.",
    ),
    (
        "change.pair",
        "2つの施設をあわせたご利用は、確定後に日程・部屋・人数を変更できません。連絡事項は変更できます。日程などを変えるときは、キャンセルして申し込み直してください。",
        "A confirmed stay at two places can't change its dates, units or people; notes can. To change the rest, please cancel it and apply again.",
    ),
    (
        "change.nothing",
        "変わったところがありません。変更したい項目を直してください。",
        "Nothing was changed. Please edit what should be different.",
    ),
    (
        "change.full",
        "変更後の日程・部屋には空きがありません。いまの予約はそのまま残っています。ほかの日程をご検討ください。",
        "What you ask for isn't free. Your booking stays as it is; please consider other dates.",
    ),
    (
        "change.too_late",
        "滞在の直前のため、画面からの変更は締め切りました。施設または事務局へお電話ください。",
        "It is too late to change the stay here. Please call the facility or the secretariat.",
    ),
    (
        "change.places",
        "申出のあとに施設の営業日や時間が変わったため、この変更は承諾できません。差し戻して日程を見直してもらってください。",
        "The place has other opening days or hours by now, so this can't be accepted. Please return it for other dates.",
    ),
    (
        "change.fewer_than_named",
        "参加者がすでに{named}人登録されています。人数を減らす前に、参加者の登録を減らしてください。",
        "{named} participants are named already. Please remove some of them before asking for fewer.",
    ),
    (
        "change.past",
        "開始日は今日以降の日を選んでください。",
        "The first day must not be in the past.",
    ),
    (
        "change.rest",
        "このほかの変更は、下記のページでご確認ください。",
        "The other differences stand on the page below.",
    ),
    ("change.field.dates", "日程", "Dates"),
    ("change.field.units", "部屋・席", "Rooms and seats"),
    ("change.field.party", "参加者の人数", "Participants"),
    ("change.field.children", "お子さま", "Children"),
    ("change.field.companions", "同行者", "Companions"),
    ("change.field.other", "その他", "Other"),
    ("work_day.business_trip", "出張", "Business trip"),
    ("work_day.telework", "テレワーク", "Telework"),
    ("work_day.annual_leave", "年次休暇", "Annual leave"),
    ("work_day.special_leave", "特別休暇", "Special leave"),
    ("work_day.weekly_day_off", "週休日", "Weekly day off"),
    ("work_day.public_holiday", "祝日・休日", "Public holiday"),
];
