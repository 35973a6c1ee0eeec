//! Mails about a confirmed booking: its eve, its guests, and how it can end early.

use super::{MailText, Words};

macro_rules! facts_ja {
    () => {
        "受付番号：{number}
施設：{facility}
日程：{dates}
人数：{party}名"
    };
}

macro_rules! facts_en {
    () => {
        "Number: {number}
Facility: {facility}
Dates: {dates}
Party: {party}"
    };
}

/// How to arrive, and what to know in case of need.
macro_rules! arrival_ja {
    () => {
        "チェックイン：{check_in}
所在地：{address}
交通：{access}
Wi-Fi：{wifi}
施設の電話：{phone}

■ 万一に備えて
緊急連絡先：{emergency}
災害の想定：{hazard}
避難場所：{shelter}
強い揺れや警報の際は、施設の案内に従い、ただちに避難してください。"
    };
}

macro_rules! arrival_en {
    () => {
        "Check-in: {check_in}
Address: {address}
How to get there: {access}
Wi-Fi: {wifi}
Phone of the facility: {phone}

Just in case
Emergency contact: {emergency}
Hazards: {hazard}
Shelter: {shelter}
After a strong earthquake or a warning, follow the staff and evacuate at once."
    };
}

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "booking.cancelled",
        ja: Words {
            subject: "ご予約の取消を受け付けました（{number}）",
            body: concat!(
                "下記のご予約は、利用者のお申出により取り消されました。

",
                facts_ja!(),
                "
取消料：{fee}
連絡事項：{comment}

取消料のお支払いは、利用者と施設の間で直接お願いいたします。
カレンダーに取り込まれた予定は、添付の予定ファイル（.ics）で削除されます。

{link}"
            ),
        },
        en: Words {
            subject: "The booking is cancelled ({number})",
            body: concat!(
                "This booking was cancelled by the guest.

",
                facts_en!(),
                "
Cancellation fee: {fee}
Note: {comment}

A fee is paid by the guest to the facility directly.
The attached file (.ics) removes the dates from your calendar.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.called_off",
        ja: Words {
            subject: "ご予約の中止について（{number}）",
            body: concat!(
                "誠に申し訳ございませんが、下記のご予約は中止となりました。取消料はかかりません。

理由：{reason}

",
                facts_ja!(),
                "

カレンダーに取り込まれた予定は、添付の予定ファイル（.ics）で削除されます。

{link}"
            ),
        },
        en: Words {
            subject: "The booking has been called off ({number})",
            body: concat!(
                "We are sorry to say that this booking had to be called off. There is no fee.

Reason: {reason}

",
                facts_en!(),
                "

The attached file (.ics) removes the dates from your calendar.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.revoked",
        ja: Words {
            subject: "承認の取消しについて（{number}）",
            body: concat!(
                "下記のご予約について、参加の承認を取り消しましたので、お知らせいたします。

理由：{reason}

",
                facts_ja!(),
                "

カレンダーに取り込まれた予定は、添付の予定ファイル（.ics）で削除されます。

{link}"
            ),
        },
        en: Words {
            subject: "The approval has been revoked ({number})",
            body: concat!(
                "The approval of this booking has been revoked.

Reason: {reason}

",
                facts_en!(),
                "

The attached file (.ics) removes the dates from your calendar.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.no_show",
        ja: Words {
            subject: "ご来館が確認できませんでした（{number}）",
            body: concat!(
                "下記のご予約について、施設からご来館がなかったとの連絡がありました。
施設の規定によるキャンセル料の目安は{fee}です。
お支払いは施設へ直接お願いいたします。
お心当たりがない場合は、事務局までご連絡ください。

",
                facts_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "You were not seen at the facility ({number})",
            body: concat!(
                "The facility has told us that nobody came for the booking below.
Under its rule the fee is about {fee}, to be paid to the facility.
If this is a mistake, please contact the secretariat.

",
                facts_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.no_show_asked",
        ja: Words {
            subject: "ご来館の有無をお知らせください（{number}）",
            body: concat!(
                "下記のご予約について、チェックインの記録がありません。
ご来館の有無を、{until}までにご登録くださいますようお願いいたします。

",
                facts_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "Did the guests come? ({number})",
            body: concat!(
                "There is no record of a check-in for this booking. Please tell us by {until} whether the guests came.

",
                facts_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.names_due",
        ja: Words {
            subject: "利用者のご登録をお願いいたします（{number}）",
            body: concat!(
                "下記のご予約について、利用者の氏名とメールアドレスが登録されていません。
{until}までに、下記のページからご登録をお願いいたします。

",
                facts_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "Please name the guests ({number})",
            body: concat!(
                "The names and mail addresses of the guests are still missing. Please enter them here by {until}.

",
                facts_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.day_before",
        ja: Words {
            subject: "明日のご利用のご案内（{facility}）",
            body: concat!(
                "明日からのご利用について、ご案内いたします。お気をつけてお越しください。

",
                facts_ja!(),
                "
",
                arrival_ja!(),
                "

滞在中に困ったことがあれば、下記のページから施設にすぐ知らせることができます。

{guest_link}

利用確認書は、下記のページで印刷できます。

{link}

お越しになれない場合は、下記のページから取り消してください（取消料は画面でご確認いただけます）。

{cancel_link}"
            ),
        },
        en: Words {
            subject: "Your stay tomorrow ({facility})",
            body: concat!(
                "Your stay begins tomorrow. Have a good journey!

",
                facts_en!(),
                "
",
                arrival_en!(),
                "

If you have a problem during the stay, this page tells the facility at once:

{guest_link}

The confirmation can be printed here:

{link}

If you cannot come, please cancel here (the page shows the fee, if any):

{cancel_link}"
            ),
        },
    },
    MailText {
        topic: "booking.day_before_guest",
        ja: Words {
            subject: "明日からのご滞在のご案内（{facility}）",
            body: concat!(
                "ご滞在について、ご案内いたします。お気をつけてお越しください。

受付番号：{number}
施設：{facility}
日程：{dates}
",
                arrival_ja!(),
                "

滞在のご案内と、困ったことを施設に知らせるページです。
このページは、あなた専用です。ほかの方に転送しないでください。

{link}

お越しになれない場合は、お申込みの担当者にご連絡ください。"
            ),
        },
        en: Words {
            subject: "Your stay ({facility})",
            body: concat!(
                "Your stay is about to begin. Have a good journey!

Number: {number}
Facility: {facility}
Dates: {dates}
",
                arrival_en!(),
                "

This page has what you need, and tells the facility at once when you have a problem. It is yours alone; please don't pass it on.

{link}

If you cannot come, please tell whoever made the booking."
            ),
        },
    },
];
