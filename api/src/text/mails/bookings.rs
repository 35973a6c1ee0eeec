//! Mails on the way from application to decision.

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

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "booking.received",
        ja: Words {
            subject: "お申込みを受け付けました（受付番号 {number}）",
            body: concat!(
                "お申込みを受け付けました（受付番号 {number}）。
この時点では利用は確定しておりません。審査と施設の受入可否の確認を経て、結果をお知らせいたします。

",
                facts_ja!(),
                "
仮予約の期限：{held_until}
選考の時期：{selected_after}の受付締切のあと（それまで部屋・席は確保されません）

状況は、下記のページでご確認いただけます。

{link}"
            ),
        },
        en: Words {
            subject: "We have received your application ({number})",
            body: concat!(
                "We have received your application ({number}).
It is not confirmed yet: we check it, then ask the facility, and tell you the result.

",
                facts_en!(),
                "
Held until: {held_until}
Selection: after applications close on {selected_after} (nothing is held until then)

You can follow it here:

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.supervisor_asked",
        ja: Words {
            subject: "ワーケーション利用の承認をお願いいたします（{number}）",
            body: "所属職員から、下記のとおりワーケーション利用の申請がありました。
勤務の予定をご確認のうえ、承認または差戻しをお願いいたします。

受付番号：{number}
申請者：{applicant}
施設：{facility}
日程：{dates}
期限：{until}

{link}

このページは、あなた専用です。開いただけでは承認されません。ほかの方に転送しないでください。",
        },
        en: Words {
            subject: "Please approve a workcation ({number})",
            body: "A member of your section applies for this workcation. Please look at the working days, then approve or return it.

Number: {number}
Applicant: {applicant}
Facility: {facility}
Dates: {dates}
Until: {until}

{link}

This page is yours alone, and opening it approves nothing. Please don't pass it on.",
        },
    },
    MailText {
        topic: "booking.returned",
        ja: Words {
            subject: "お申込み内容の修正をお願いいたします（{number}）",
            body: concat!(
                "内容を確認いたしましたところ、下記の点についてご修正をお願いしたく、ご連絡いたします。

理由：{reason}

",
                facts_ja!(),
                "
期限：{until}

下記のページから修正し、再度ご提出ください。受付番号は変わりません。

{link}"
            ),
        },
        en: Words {
            subject: "Please correct your application ({number})",
            body: concat!(
                "We have looked at your application and ask you to correct the following.

Reason: {reason}

",
                facts_en!(),
                "
Until: {until}

Please correct it here and submit it again; its number stays the same.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.host_asked",
        ja: Words {
            subject: "受入れの可否についてご回答をお願いいたします（{number}）",
            body: concat!(
                "下記のとおり、貴施設の利用のお申込みがありました。
受入れの可否について、{until}までにご回答くださいますようお願いいたします。

",
                facts_ja!(),
                "
目的：{purpose}

{link}"
            ),
        },
        en: Words {
            subject: "Can you take this booking? ({number})",
            body: concat!(
                "Somebody applies to stay at your place. Please answer by {until} whether you can take them.

",
                facts_en!(),
                "
Purpose: {purpose}

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.confirmed",
        ja: Words {
            subject: "ご利用が確定しました（受付番号 {number}）",
            body: concat!(
                "下記のとおり参加を承認しましたので、お知らせいたします。ご利用は確定しています。

",
                facts_ja!(),
                "
所在地：{address}
チェックイン：{check_in}
施設からの連絡：{comment}
取消料のかからない期限：{free_until}

日程は、添付の予定ファイル（.ics）でカレンダーに取り込めます。
利用確認書の印刷、利用者の登録、取消は、下記のページで行えます。

{link}"
            ),
        },
        en: Words {
            subject: "Your stay is confirmed ({number})",
            body: concat!(
                "Your application has been approved and your stay is confirmed.

",
                facts_en!(),
                "
Address: {address}
Check-in: {check_in}
From the facility: {comment}
Cancellation free of charge until: {free_until}

The attached file (.ics) brings the dates into your calendar.
On this page you can print the confirmation, name the guests, or cancel:

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.disapproved",
        ja: Words {
            subject: "審査結果のお知らせ（受付番号 {number}）",
            body: concat!(
                "慎重に検討いたしました結果、誠に残念ながら今回はご希望に添えない結果となりました。

理由：{reason}

",
                facts_ja!(),
                "

またの機会にご応募くださいますようお願いいたします。

{link}"
            ),
        },
        en: Words {
            subject: "About your application ({number})",
            body: concat!(
                "After careful consideration we regret that we cannot approve your application this time.

Reason: {reason}

",
                facts_en!(),
                "

We would be glad if you applied again another time.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.declined_next",
        ja: Words {
            subject: "次のご希望の施設に確認しています（{number}）",
            body: concat!(
                "{declined_facility}では、誠に残念ながらお受けできないとの回答がありました。
2つの施設をあわせたご希望のため、{released_facility}の仮押さえも解いています。

理由：{reason}

次のご希望である下記の施設に、受入れの可否を確認しています。この時点では利用は確定しておりません。

",
                facts_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "We are asking your next choice ({number})",
            body: concat!(
                "{declined_facility} regrets that it cannot take you.
You wished for two places together, so {released_facility} is released as well.

Reason: {reason}

We are now asking your next choice. It is not confirmed yet.

",
                facts_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.declined",
        ja: Words {
            subject: "施設の受入れができませんでした（{number}）",
            body: concat!(
                "ご希望の施設に確認いたしましたが、誠に残念ながらお受けできないとの回答がありました。
2つの施設をあわせたご希望のため、{released_facility}の仮押さえも解いています。

理由：{reason}

",
                facts_ja!(),
                "

別の日程または別の施設で、改めてお申込みいただけます。

{link}"
            ),
        },
        en: Words {
            subject: "The facility could not take you ({number})",
            body: concat!(
                "We asked the facilities of your choice, but regret that none can take you.
You wished for two places together, so {released_facility} is released as well.

Reason: {reason}

",
                facts_en!(),
                "

You are welcome to apply again with other dates or another place.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.hold_soon",
        ja: Words {
            subject: "仮予約の期限が近づいています（{number}）",
            body: concat!(
                "{until}までにご確認がない場合、仮予約は自動的に解除されます。
お早めに手続をお願いいたします。

",
                facts_ja!(),
                "

{link}"
            ),
        },
        en: Words {
            subject: "The hold ends soon ({number})",
            body: concat!(
                "If nothing is done until {until}, the hold will be released automatically. Please act in good time.

",
                facts_en!(),
                "

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.hold_expired",
        ja: Words {
            subject: "仮予約が解除されました（{number}）",
            body: concat!(
                "期限までに手続が完了しなかったため、下記の仮予約は自動的に解除され、お申込みは終了しました。

",
                facts_ja!(),
                "

ご希望の場合は、改めてお申込みください。

{link}"
            ),
        },
        en: Words {
            subject: "The hold has ended ({number})",
            body: concat!(
                "The hold was released automatically because the procedure was not completed in time; the application has ended.

",
                facts_en!(),
                "

It can be applied for anew.

{link}"
            ),
        },
    },
    MailText {
        topic: "booking.withdrawn",
        ja: Words {
            subject: "お申込みの取下げを受け付けました（{number}）",
            body: concat!(
                "下記のお申込みは、申込者のお申出により取り下げられました。取消料はかかりません。

",
                facts_ja!(),
                "
連絡事項：{comment}

{link}"
            ),
        },
        en: Words {
            subject: "The application is withdrawn ({number})",
            body: concat!(
                "This application was withdrawn by the applicant. There is no fee.

",
                facts_en!(),
                "
Note: {comment}

{link}"
            ),
        },
    },
];
