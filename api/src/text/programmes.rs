//! Phrases of programmes.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "call.wrong_state",
        "この募集の現在の状態では、この操作は行えません。画面を読み込み直してください。",
        "This isn't possible in the call's present state. Please reload the page.",
    ),
    (
        "call.order",
        "前後の関係をご確認ください（終わりは始まり以後、最大は最小以上にします）。",
        "Please check the order: the end can't come before the beginning, nor the most be less than the least.",
    ),
    (
        "call.for_nobody",
        "企業・県職員のどちらか一方は対象にしてください。",
        "The call must be for companies, for employees, or for both.",
    ),
    (
        "call.not_published",
        "この募集はまだ公開されていません。",
        "This call is not public yet.",
    ),
    (
        "call.suspended",
        "この募集は受付を停止しています（{reason}）。再開については事務局にお問い合わせください。",
        "This call takes no applications at present ({reason}). Please ask the secretariat when it will.",
    ),
    (
        "call.not_open_yet",
        "申込みの受付は{from}からです。",
        "Applications open on {from}.",
    ),
    (
        "call.over",
        "申込みの受付は{until}に終了しました。次の募集をお待ちください。",
        "Applications closed on {until}. Please wait for the next call.",
    ),
    (
        "call.no_companies",
        "この募集は、企業・団体の方を対象としていません。",
        "This call is not for companies.",
    ),
    (
        "call.no_employees",
        "この募集は、県職員を対象としていません。",
        "This call is not for employees of the prefecture.",
    ),
    (
        "call.outside_only",
        "この募集は、県外の企業・団体を対象としています。",
        "This call is for organisations from outside the prefecture.",
    ),
    (
        "call.party",
        "この募集の人数は{min}人から{max}人までです。",
        "This call is for {min} to {max} people.",
    ),
    (
        "call.open_applications",
        "手続中の申込みが上限の{max}件に達しています。いずれかの手続が終わってから、お申し込みください。",
        "You have {max} applications under way, which is the limit. Please apply when one of them is settled.",
    ),
    (
        "call.year_limit",
        "今年度の申込みが上限の{max}件に達しています。",
        "You have reached the limit of {max} applications in this fiscal year.",
    ),
    (
        "call.lead_days",
        "利用開始日の{days}日前までにお申し込みください。いま申し込めるのは{earliest}以後の日程です。",
        "Please apply at least {days} days before the stay. The earliest day now is {earliest}.",
    ),
    (
        "call.stay_period",
        "この募集の利用期間は{from}から{until}までです。",
        "Stays in this call are from {from} to {until}.",
    ),
    (
        "call.crosses_year",
        "助成のある募集では、3月31日から4月1日にまたがる滞在はお受けできません。日程を年度内に収めてください。",
        "With a subsidy, a stay can't cross from 31 March to 1 April. Please keep it within one fiscal year.",
    ),
    (
        "call.backwards",
        "終了日は、開始日以後にしてください。",
        "The last day can't come before the first.",
    ),
    (
        "call.nights",
        "この募集の泊数は{min}泊から{max}泊までです。",
        "This call is for {min} to {max} nights.",
    ),
];
