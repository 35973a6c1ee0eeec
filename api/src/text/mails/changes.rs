//! Mails about changes of a booking. The values `changes` are lines of their own: before → after.

use super::{MailText, Words};

macro_rules! stay_ja {
    () => {
        "受付番号：{number}
施設：{facility}
日程：{dates}
人数：{party}名"
    };
}

macro_rules! stay_en {
    () => {
        "Number: {number}
Facility: {facility}
Dates: {dates}
Party: {party}"
    };
}

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "change.received",
        ja: Words {
            subject: "変更のお申出を受け付けました（{number}）",
            body: concat!(
                "ご予約の変更のお申出を受け付けました。決まるまでは、いまのご予約のままです。

■ 変更の内容
{changes}
減らした分のキャンセル料：{change_fee}
決まる期限：{until}

■ いまのご予約
",
                stay_ja!(),
                "

期限までに決まらない場合、変更のお申出は終了し、いまのご予約が続きます。

{link}"
            ),
        },
        en: Words {
            subject: "We have received your change ({number})",
            body: concat!(
                "You asked to change your booking. Until that is decided, the booking stays as it is.

What would change
{changes}
Fee for what is given up: {change_fee}
Decided by: {until}

The booking as it is
",
                stay_en!(),
                "

If it isn't decided by then, the change ends and the booking goes on.

{link}"
            ),
        },
    },
    MailText {
        topic: "change.merged",
        ja: Words {
            subject: "お申込みの内容を変更しました（{number}）",
            body: "お申込みの内容を下記のとおり変更しました。受付番号は変わりません。
変更後の内容で、あらためて確認いたします。この時点では利用は確定しておりません。

受付番号：{number}
施設：{facility}
■ 変更の内容
{changes}
期限：{until}

{link}",
        },
        en: Words {
            subject: "Your application was changed ({number})",
            body: "Your application was changed as below; its number stays the same. It is now checked as it stands, and not confirmed yet.

Number: {number}
Facility: {facility}
What changed
{changes}
Until: {until}

{link}",
        },
    },
    MailText {
        topic: "change.supervisor_asked",
        ja: Words {
            subject: "ワーケーション利用の変更の承認をお願いいたします（{number}）",
            body: "所属職員から、下記のとおり利用の変更の申出がありました。
変わるところをご確認のうえ、承認または差戻しをお願いいたします。

受付番号：{number}
申請者：{applicant}
施設：{facility}
■ 変更の内容
{changes}
期限：{until}

{link}

このページは、あなた専用です。開いただけでは承認されません。ほかの方に転送しないでください。",
        },
        en: Words {
            subject: "Please approve a change of a workcation ({number})",
            body: "A member of your section asks to change a workcation. Please look at what differs, then approve or return it.

Number: {number}
Applicant: {applicant}
Facility: {facility}
What would change
{changes}
Until: {until}

{link}

This page is yours alone, and opening it approves nothing. Please don't pass it on.",
        },
    },
    MailText {
        topic: "change.host_asked",
        ja: Words {
            subject: "変更の受入れの可否についてご回答をお願いいたします（{number}）",
            body: "下記のとおり、貴施設の利用について変更のお申出がありました。
変更をお受けいただけるか、{until}までにご回答くださいますようお願いいたします。

受付番号：{number}
施設：{facility}
■ 変更の内容
{changes}

{link}",
        },
        en: Words {
            subject: "Can you take this change? ({number})",
            body: "Guests ask to change a booking at your place. Please answer by {until} whether you can take it.

Number: {number}
Facility: {facility}
What would change
{changes}

{link}",
        },
    },
    MailText {
        topic: "change.noted",
        ja: Words {
            subject: "ご利用の連絡事項が更新されました（{number}）",
            body: "下記のご予約について、到着予定や配慮事項などの連絡事項が更新されました。
ご回答は不要です。内容は、下記のページでご確認ください。

受付番号：{number}
施設：{facility}
日程：{dates}

{link}",
        },
        en: Words {
            subject: "Notes of a booking were updated ({number})",
            body: "Notes of this booking, such as arrival or special needs, were updated. No answer is needed; they stand on the page below.

Number: {number}
Facility: {facility}
Dates: {dates}

{link}",
        },
    },
    MailText {
        topic: "change.returned",
        ja: Words {
            subject: "変更のお申出の修正をお願いいたします（{number}）",
            body: "変更のお申出を確認いたしましたところ、下記の点についてご修正をお願いしたく、ご連絡いたします。
いまのご予約はそのまま続いています。

理由：{reason}

受付番号：{number}
施設：{facility}
■ 変更の内容
{changes}
期限：{until}

{link}",
        },
        en: Words {
            subject: "Please correct the change you asked for ({number})",
            body: "We have looked at the change and ask you to correct the following. Your booking stays as it is meanwhile.

Reason: {reason}

Number: {number}
Facility: {facility}
What would change
{changes}
Until: {until}

{link}",
        },
    },
    MailText {
        topic: "change.accepted",
        ja: Words {
            subject: "ご予約の変更が確定しました（{number}）",
            body: concat!(
                "ご予約の変更が確定しましたので、お知らせいたします。

■ 変更の内容
{changes}
減らした分のキャンセル料：{change_fee}

■ 変更後のご予約
",
                stay_ja!(),
                "
連絡事項：{comment}

カレンダーに取り込まれた予定は、添付の予定ファイル（.ics）で更新されます。

{link}"
            ),
        },
        en: Words {
            subject: "The change of your booking is confirmed ({number})",
            body: concat!(
                "The change of your booking is confirmed.

What changed
{changes}
Fee for what is given up: {change_fee}

The booking now
",
                stay_en!(),
                "
Note: {comment}

The attached file (.ics) updates the dates in your calendar.

{link}"
            ),
        },
    },
    MailText {
        topic: "change.accepted_host",
        ja: Words {
            subject: "予約の変更が確定しました（{number}）",
            body: concat!(
                "貴施設のご予約の変更が、下記のとおり確定しました。

■ 変更の内容
{changes}
減らした分のキャンセル料：{change_fee}

■ 変更後のご予約
",
                stay_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "A booking was changed ({number})",
            body: concat!(
                "The change of this booking at your place is confirmed.

What changed
{changes}
Fee for what is given up: {change_fee}

The booking now
",
                stay_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "change.refused",
        ja: Words {
            subject: "変更のお申出について（{number}）",
            body: concat!(
                "誠に残念ながら、下記の変更はお受けできないとの結果になりました。
いまのご予約は、変わらずそのまま続いています。

理由：{reason}

■ お申出の内容
{changes}

■ いまのご予約
",
                stay_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "About the change you asked for ({number})",
            body: concat!(
                "We regret that this change is not possible. Your booking goes on as it is.

Reason: {reason}

What you asked for
{changes}

The booking as it is
",
                stay_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "change.withdrawn",
        ja: Words {
            subject: "変更のお申出の取下げを受け付けました（{number}）",
            body: concat!(
                "下記の変更のお申出は、申込者により取り下げられました。ご予約はそのまま続いています。

■ お申出の内容
{changes}

■ いまのご予約
",
                stay_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "The change was taken back ({number})",
            body: concat!(
                "The applicant took this change back. The booking goes on as it is.

What was asked for
{changes}

The booking as it is
",
                stay_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "change.expired",
        ja: Words {
            subject: "変更のお申出が期限を迎えました（{number}）",
            body: concat!(
                "期限までに決まらなかったため、下記の変更のお申出は終了しました。
いまのご予約は、変わらずそのまま続いています。お急ぎのときは事務局へお電話ください。

{changes}

■ いまのご予約
",
                stay_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "The change has run out of time ({number})",
            body: concat!(
                "The change wasn't decided in time and has ended. Your booking goes on as it is. If it is urgent, please call us.

{changes}

The booking as it is
",
                stay_en!(),
                "

{link}"
            ),
        },
    },
];
