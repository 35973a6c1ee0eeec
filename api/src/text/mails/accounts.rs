//! Mails about accounts. None tells a stranger whether an address is known here.

use super::{MailText, Words};

pub(super) const MAILS: &[MailText] = &[
    MailText {
        topic: "registration.confirm",
        ja: Words {
            subject: "メールアドレスの確認をお願いいたします",
            body: "{company}として利用登録のお申込みをいただきました。
下記のページを開き、登録を完了してくださいますようお願いいたします。

{link}

期限：{until}

お心当たりのない場合は、このメールを破棄してください。登録は行われません。",
        },
        en: Words {
            subject: "Please confirm your mail address",
            body: "{company} asked to be registered with this mail address.
Please open this page to complete the registration:

{link}

Until: {until}

If this wasn't you, please discard this mail; nothing will be registered.",
        },
    },
    MailText {
        topic: "registration.taken",
        ja: Words {
            subject: "このメールアドレスは登録済みです",
            body: "利用登録のお申込みをいただきましたが、このメールアドレスはすでに登録されています。
下記のページからログインしてください。パスワードをお忘れの場合も、同じページから再設定いただけます。

{link}

お心当たりのない場合は、このメールを破棄してください。登録内容は変わりません。",
        },
        en: Words {
            subject: "This mail address is already registered",
            body: "Somebody asked to register with this mail address, but it already has an account.
Please sign in here; a forgotten password can be reset on the same page:

{link}

If this wasn't you, please discard this mail; nothing has changed.",
        },
    },
    MailText {
        topic: "member.invited",
        ja: Words {
            subject: "利用者登録のご案内",
            body: "{organisation}の{role}として、ご登録をお願いしたく、ご案内いたします。
下記のページを開き、氏名とパスワードをご登録ください。

{link}

期限：{until}

お心当たりのない場合は、このメールを破棄してください。",
        },
        en: Words {
            subject: "Invitation to register",
            body: "You are invited to register as {role} of {organisation}.
Please open this page and enter your name and a password:

{link}

Until: {until}

If you don't expect this, please discard this mail.",
        },
    },
    MailText {
        topic: "password.reset",
        ja: Words {
            subject: "パスワードの再設定",
            body: "パスワード再設定のお申出を受け付けました。
下記のページを開き、新しいパスワードを設定してください。

{link}

期限：{until}

お心当たりのない場合は、このメールを破棄してください。パスワードは変わりません。",
        },
        en: Words {
            subject: "Reset your password",
            body: "A new password was asked for. Please open this page to choose one:

{link}

Until: {until}

If this wasn't you, please discard this mail; your password stays as it is.",
        },
    },
    MailText {
        topic: "password.changed",
        ja: Words {
            subject: "パスワードが変更されました",
            body: "{at}に、パスワードが変更されました。ほかの端末ではログアウトされています。

お心当たりのない場合は、至急、下記までご連絡ください。",
        },
        en: Words {
            subject: "Your password was changed",
            body: "Your password was changed on {at}. You have been signed out on other devices.

If this wasn't you, please contact us at once.",
        },
    },
    MailText {
        topic: "account.closed",
        ja: Words {
            subject: "退会の手続が完了しました",
            body: "お申出により、退会の手続を完了しました。今後、このアカウントではログインできません。
これまでご利用いただき、誠にありがとうございました。

なお、申込みと利用の記録は、文書の保存期間が満了するまで保管いたします。",
        },
        en: Words {
            subject: "Your account has been closed",
            body: "As you asked, your account has been closed; you can no longer sign in with it.
Thank you for having been with us.

Records of applications and stays are kept for as long as the rules on public records require.",
        },
    },
    MailText {
        topic: "registration.pending",
        ja: Words {
            subject: "法人番号が重複する利用登録のご確認",
            body: "{company}から利用登録がありました。同じ法人番号の企業がすでに登録されています。
ご確認のうえ、利用を開始できるようにするかどうかをお決めください。

{link}",
        },
        en: Words {
            subject: "A registration with a known corporate number",
            body: "{company} registered with a corporate number that another organisation already has.
Please check, and decide whether they may start:

{link}",
        },
    },
    MailText {
        topic: "organisation.activated",
        ja: Words {
            subject: "ご利用を開始いただけます",
            body: "{company}の登録内容の確認が完了しました。
下記のページからログインのうえ、ご利用ください。

{link}",
        },
        en: Words {
            subject: "You can start now",
            body: "The registration of {company} has been checked.
Please sign in here:

{link}",
        },
    },
    MailText {
        topic: "deputy.appointed",
        ja: Words {
            subject: "所属長の代理に指定されました",
            body: "下記の期間、{organisation}の所属長の代理として、申込みの確認をお願いいたします。

期間：{dates}

{link}",
        },
        en: Words {
            subject: "You stand in for a supervisor",
            body: "During these days you decide on applications of {organisation} in the supervisor's place.

Days: {dates}

{link}",
        },
    },
];
