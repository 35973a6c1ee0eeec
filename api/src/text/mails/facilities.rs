//! Mails about listings, between hosts and the municipality that checks them.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "facility.submitted",
        ja: Words {
            subject: "施設情報の確認をお願いいたします（{facility}）",
            body: "下記の施設から、掲載の申請がありました。
内容をご確認のうえ、公開または差戻しの手続をお願いいたします。

施設：{facility}
運営者：{operator}

{link}",
        },
        en: Words {
            subject: "A listing to check: {facility}",
            body: "A facility has been submitted for publication. Please check it, then publish or return it.

Facility: {facility}
Run by: {operator}

{link}",
        },
    },
    MailText {
        topic: "facility.returned",
        ja: Words {
            subject: "施設情報の修正をお願いいたします（{facility}）",
            body: "「{facility}」の掲載内容を確認いたしましたところ、下記の点についてご修正をお願いしたく、ご連絡いたします。

理由：{reason}

修正のうえ、改めて申請してくださいますようお願いいたします。

{link}",
        },
        en: Words {
            subject: "Please correct the listing: {facility}",
            body: "We have checked the listing of {facility} and ask you to correct the following.

Reason: {reason}

Please submit it again when it is done:

{link}",
        },
    },
    MailText {
        topic: "facility.published",
        ja: Words {
            subject: "施設情報を公開しました（{facility}）",
            body: "「{facility}」の掲載内容を確認し、公開しました。申込みの受付が始まります。

{link}",
        },
        en: Words {
            subject: "The listing is public: {facility}",
            body: "The listing of {facility} has been checked and published. It can be applied for from now on.

{link}",
        },
    },
    MailText {
        topic: "facility.suspended",
        ja: Words {
            subject: "施設の掲載を停止しました（{facility}）",
            body: "「{facility}」の掲載を停止しました。すでに確定しているご予約は、そのまま有効です。

理由：{reason}

{link}",
        },
        en: Words {
            subject: "The listing is suspended: {facility}",
            body: "The listing of {facility} has been suspended. Bookings already confirmed remain valid.

Reason: {reason}

{link}",
        },
    },
    MailText {
        topic: "readiness.due",
        ja: Words {
            subject: "受入準備の更新をお願いいたします（{facility}）",
            body: "「{facility}」の受入準備チェックに、期限が近い、または期限を過ぎた項目があります。
内容をお確かめのうえ、計測または回答の更新をお願いいたします。

{things}

{link}",
        },
        en: Words {
            subject: "Please renew the readiness checklist: {facility}",
            body: "Some items of the readiness checklist of {facility} run out soon or have run out. Please measure or answer again.

{things}

{link}",
        },
    },
    MailText {
        topic: "readiness.returned",
        ja: Words {
            subject: "受入準備チェックの修正をお願いいたします（{facility}）",
            body: "「{facility}」の受入準備チェックを市町が確認いたしましたところ、下記の点についてご修正をお願いしたく、ご連絡いたします。

理由：{reason}

{link}",
        },
        en: Words {
            subject: "Please correct the readiness checklist: {facility}",
            body: "The municipality has looked at the readiness checklist of {facility} and asks you to correct the following.

Reason: {reason}

{link}",
        },
    },
];
