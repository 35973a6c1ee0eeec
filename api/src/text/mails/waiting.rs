//! Mails of the waiting list.

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
        topic: "waiting.joined",
        ja: Words {
            subject: "キャンセル待ちを受け付けました（受付番号 {number}）",
            body: concat!(
                "ご希望の日程に空きがないため、キャンセル待ちとして受け付けました。
この時点では利用は確定しておりません。空きが出ましたら、順番に、本メールアドレスあてにご案内いたします。

",
                facts_ja!(),
                "
現在の順番：{place_in_line}番目（同じ施設・日程）

順番の確認、ほかの日程の追加、取下げは、下記のページで行えます。

{link}"
            ),
        },
        en: Words {
            subject: "You are on the waiting list ({number})",
            body: concat!(
                "Nothing is free on your dates, so your application is on the waiting list. It is not confirmed.
When a place comes free we write to this address, in the order of the list.

",
                facts_en!(),
                "
Your place in line: {place_in_line} (same facility and dates)

On this page you can see your place, add other dates, or withdraw:

{link}"
            ),
        },
    },
    MailText {
        topic: "waiting.offered",
        ja: Words {
            subject: "ご希望の日程に空きが出ました（{until}までにご回答ください）",
            body: concat!(
                "ご希望の日程に空きが出ましたので、ご案内申し上げます。
下記の内容で、{until}まで仮押さえしております。

",
                facts_ja!(),
                "
回答期限：{until}

利用する・見送るのご回答は、下記のページからお願いいたします（ログイン不要）。

{link}

このページは、あなた専用です。開いただけでは回答になりません。ほかの方に転送しないでください。
期限までにご回答がない場合、または見送られた場合は、次の方へご案内し、キャンセル待ちの最後の順番に移ります。
ご回答の後、施設が受入れの可否を確認します。確定ではありません。

お申込みの内容：
{page_link}"
            ),
        },
        en: Words {
            subject: "A place has come free: please answer by {until}",
            body: concat!(
                "A place has come free on your dates. It is held for you until {until}.

",
                facts_en!(),
                "
Please answer by: {until}

Take it or leave it here (no sign-in needed):

{link}

This page is yours alone, and opening it answers nothing. Please don't pass it on.
Without an answer by then, or if you leave it, the next in line is asked and you move to the end of the list.
After your answer the facility checks whether it can take you. It is not confirmed yet.

Your application:
{page_link}"
            ),
        },
    },
    MailText {
        topic: "waiting.offer_over",
        ja: Words {
            subject: "ご案内の期限が過ぎました（{number}）",
            body: concat!(
                "期限までにご回答を確認できなかったため、下記の仮押さえを解除し、次の方へご案内いたしました。
キャンセル待ちは、最後の順番で続いています。

",
                facts_ja!(),
                "
現在の順番：{place_in_line}番目（同じ施設・日程）

引き続きお待ちになるか、取り下げるかは、下記のページで選べます。

{link}"
            ),
        },
        en: Words {
            subject: "The offer has ended ({number})",
            body: concat!(
                "We had no answer in time, so the places are no longer held and the next in line was asked.
You are still on the waiting list, at its end.

",
                facts_en!(),
                "
Your place in line: {place_in_line} (same facility and dates)

You can wait on or withdraw here:

{link}"
            ),
        },
    },
    MailText {
        topic: "waiting.offer_declined",
        ja: Words {
            subject: "ご案内を見送られたことを承りました（{number}）",
            body: concat!(
                "このたびのご案内を見送られたことを承りました。
キャンセル待ちは、最後の順番で続いています。費用はかかりません。

",
                facts_ja!(),
                "
現在の順番：{place_in_line}番目（同じ施設・日程）

引き続きお待ちになるか、取り下げるかは、下記のページで選べます。

{link}"
            ),
        },
        en: Words {
            subject: "You left the offer ({number})",
            body: concat!(
                "You left the offered places to the next in line. There is no fee.
You are still on the waiting list, at its end.

",
                facts_en!(),
                "
Your place in line: {place_in_line} (same facility and dates)

You can wait on or withdraw here:

{link}"
            ),
        },
    },
    MailText {
        topic: "waiting.ended",
        ja: Words {
            subject: "キャンセル待ちを終了いたしました（{number}）",
            body: concat!(
                "下記のお申込みについて、誠に残念ながらご案内ができないため、キャンセル待ちを終了いたしました。

理由：{reason}

",
                facts_ja!(),
                "

別の日程または別の施設で、改めてお申込みいただけます。

{link}"
            ),
        },
        en: Words {
            subject: "Your waiting has ended ({number})",
            body: concat!(
                "We regret that we cannot offer you a place and have taken your application off the waiting list.

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
        topic: "waiting.past",
        ja: Words {
            subject: "空きが出なかったため終了いたしました（{number}）",
            body: concat!(
                "ご希望の日程までに空きが出なかったため、誠に残念ながら、キャンセル待ちを終了いたしました。

",
                facts_ja!(),
                "

またの機会にお申込みくださいますようお願いいたします。

{link}"
            ),
        },
        en: Words {
            subject: "Nothing came free ({number})",
            body: concat!(
                "We regret that nothing came free before your dates, so the waiting has ended.

",
                facts_en!(),
                "

We would be glad if you applied again another time.

{link}"
            ),
        },
    },
];
