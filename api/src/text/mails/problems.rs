//! Mails about problems during a stay: to the host at once, and the answer back. What happened stands behind the link.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "problem.reported",
        ja: Words {
            subject: "【至急】滞在中の方が困っています：{kind}（{number}）",
            body: "滞在中の方から、困りごとの報告がありました。
下記のページで内容を確認し、できるだけ早くご回答ください。

施設：{facility}
受付番号：{number}
困りごと：{kind}
場所：{place}
報告：{at}

{link}",
        },
        en: Words {
            subject: "Urgent: a guest has a problem: {kind} ({number})",
            body: "A guest who stays with you has reported a problem. Please read it on the page below and answer as soon as you can.

Facility: {facility}
Number: {number}
Problem: {kind}
Where: {place}
Reported: {at}

{link}",
        },
    },
    MailText {
        topic: "problem.answered",
        ja: Words {
            subject: "困りごとへの回答がありました：{kind}（{number}）",
            body: "お知らせいただいた困りごとについて、施設から回答がありました。ご不便をおかけし、申し訳ございません。

施設：{facility}
困りごと：{kind}
回答：{text}
{solved}

{link}",
        },
        en: Words {
            subject: "An answer to your problem: {kind} ({number})",
            body: "The facility has answered the problem that you reported. We are sorry for the trouble.

Facility: {facility}
Problem: {kind}
Answer: {text}
{solved}

{link}",
        },
    },
];
