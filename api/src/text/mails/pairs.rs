//! Mails to the hosts of an application for two places: what became of it by the other host's answer.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "booking.also_confirmed",
        ja: Words {
            subject: "もう一方の施設も受入可となり、利用が確定しました（{number}）",
            body: "貴施設が先に受入可と回答されたお申込みについて、もう一方の施設も受入可と回答しました。
2施設ともに、利用が確定しています。

受付番号：{number}
施設：{facility}
日程：{dates}
人数：{party}名

{link}",
        },
        en: Words {
            subject: "The other place accepts too: the stay is confirmed ({number})",
            body: "You accepted an application for your place together with another one. That one has accepted as well, and the
stay is confirmed at both.

Number: {number}
Places: {facility}
Dates: {dates}
Party: {party}

{link}",
        },
    },
    MailText {
        topic: "booking.also_declined",
        ja: Words {
            subject: "もう一方の施設が受け入れられないため、仮押さえを解きました（{number}）",
            body: "貴施設ともう一方の施設をあわせたお申込みについて、もう一方の施設から受け入れられないとの回答がありました。
2施設そろっての希望のため、この希望は終了し、貴施設の仮押さえも解かれています。ご対応は必要ありません。

受付番号：{number}
施設：{facility}
日程：{dates}
人数：{party}名

{link}",
        },
        en: Words {
            subject: "The other place can't take this stay: your units are free again ({number})",
            body: "Somebody applied for your place together with another one, which can't take them. The wish was for both or
neither, so it has ended and your units are free again. There is nothing to do.

Number: {number}
Places: {facility}
Dates: {dates}
Party: {party}

{link}",
        },
    },
];
