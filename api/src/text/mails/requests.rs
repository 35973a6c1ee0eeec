//! Mails about requests that were entered for somebody.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "booking.entered",
        ja: Words {
            subject: "お電話・窓口でのお申込みを承りました（受付番号 {number}）",
            body: "お電話または窓口でお伺いした内容で、お申込みを承りました（受付番号 {number}）。
この時点では利用は確定しておりません。審査と施設の受入可否の確認を経て、結果をお知らせいたします。

受付番号：{number}
施設：{facility}
日程：{dates}
人数：{party}名
仮予約の期限：{held_until}
選考の時期：{selected_after}の受付締切のあと（それまで部屋・席は確保されません）

ご自身の画面で状況を確認したり、参加者を登録したりする場合は、下記からお申込みを引き継いでください（利用者登録またはログインが必要です）。
お心当たりのない場合は、お手数ですがこのメールの末尾の連絡先へお知らせください。

{link}",
        },
        en: Words {
            subject: "We have entered your request ({number})",
            body: "We have entered the request that you made by phone or at the counter ({number}).
It is not confirmed yet: we check it, then ask the facility, and tell you the result.

Number: {number}
Facility: {facility}
Dates: {dates}
Party: {party}
Held until: {held_until}
Selection: after applications close on {selected_after} (nothing is held until then)

To follow it and to name who comes, take the request over into your account (you register or sign in first).
If you did not ask for this, please tell us at the address below.

{link}",
        },
    },
];
