//! Mails about questionnaires and work reports. They never say what was answered.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "survey.invited",
        ja: Words {
            subject: "アンケートへのご協力のお願い（{questionnaire}）",
            body: "ご多用のところ恐れ入りますが、下記のアンケートへのご協力をお願いいたします。
いただいた回答は、制度と施設の改善のために利用いたします。

アンケート：{questionnaire}
施設：{facility}
日程：{dates}
所要時間：約{minutes}分
期限：{until}

{link}

この回答用ページは、あなた専用です。ほかの方に転送しないでください。途中で保存し、後から続けることもできます。",
        },
        en: Words {
            subject: "Please answer our questionnaire ({questionnaire})",
            body: "May we ask you to answer this questionnaire? Your answers help us to improve the programme and the places.

Questionnaire: {questionnaire}
Facility: {facility}
Dates: {dates}
Time needed: about {minutes} minutes
Until: {until}

{link}

This page is yours alone: please don't pass it on. You can stop at any time and go on later.",
        },
    },
    MailText {
        topic: "survey.reminded",
        ja: Words {
            subject: "【再依頼】アンケートへのご協力のお願い（{questionnaire}）",
            body: "先日お願いいたしました下記のアンケートについて、改めてご案内いたします。
ご多用のところ恐れ入りますが、ご協力をお願いいたします。
（行き違いでご回答いただいた場合は、ご容赦ください。）

アンケート：{questionnaire}
施設：{facility}
日程：{dates}
所要時間：約{minutes}分
期限：{until}

{link}

この回答用ページは、あなた専用です。ほかの方に転送しないでください。",
        },
        en: Words {
            subject: "Reminder: please answer our questionnaire ({questionnaire})",
            body: "We asked you to answer this questionnaire and would still be glad to hear from you.
(If you have answered in the meantime, please excuse this mail.)

Questionnaire: {questionnaire}
Facility: {facility}
Dates: {dates}
Time needed: about {minutes} minutes
Until: {until}

{link}

This page is yours alone: please don't pass it on.",
        },
    },
    MailText {
        topic: "report.submitted",
        ja: Words {
            subject: "実施報告書が提出されました（{number}）",
            body: "{applicant}さんのワーケーションについて、実施報告書が提出されました。
ご確認をお願いいたします。

受付番号：{number}
施設：{facility}
日程：{dates}

{link}",
        },
        en: Words {
            subject: "A work report has been submitted ({number})",
            body: "{applicant} has submitted the report on this workcation. Please have a look at it.

Number: {number}
Facility: {facility}
Dates: {dates}

{link}",
        },
    },
];
