//! Mails of rounds.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "booking.selected",
        ja: Words {
            subject: "選考の結果、滞在先の候補が決まりました（受付番号 {number}）",
            body: "お申込みについて、選考の結果、下記のとおり滞在先の候補が決まりましたので、お知らせいたします。

受付番号：{number}
施設：{facility}
日程：{dates}
人数：{party}名

確認の期限：{until}

この後、施設（県職員の方は所属長及び施設）の確認を経て、利用が確定します。この時点では確定ではありません。
選ばれた理由と、ほかのご希望がどうなったかは、下記のページでご覧いただけます。

{link}",
        },
        en: Words {
            subject: "A place was found for your application ({number})",
            body: "The selection is over, and your application was given this place.

Number: {number}
Facility: {facility}
Dates: {dates}
Party: {party}

To be checked by: {until}

The facility now checks it (for prefectural employees the supervisor too). It is not confirmed yet.
This page says why it is this place, and what became of your other wishes:

{link}",
        },
    },
    MailText {
        topic: "booking.not_selected",
        ja: Words {
            subject: "選考の結果についてのお知らせ（受付番号 {number}）",
            body: "お申込みいただき、誠にありがとうございました。
選考の結果、今回は滞在先をご用意することができませんでした。何とぞご了承くださいますようお願い申し上げます。

受付番号：{number}
人数：{party}名

ご希望ごとの理由と、選考の方針は、下記のページでご覧いただけます。

{link}",
        },
        en: Words {
            subject: "The outcome of the selection ({number})",
            body: "Thank you for your application. We are sorry: in this selection we could not give it a place.

Number: {number}
Party: {party}

This page says why, wish by wish, and by which policy places were given:

{link}",
        },
    },
];
