//! Phrases of accounts.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "sign_in.failed",
        "メールアドレスまたはパスワードが正しくありません。続けて{max}回間違えると、{minutes}分間ログインできなくなります。",
        "The e-mail address or the password is wrong. After {max} wrong tries in a row, sign-in rests for {minutes} minutes.",
    ),
    (
        "session.ended",
        "ログインの有効期限が切れました。もう一度ログインしてください。",
        "Your sign-in has ended. Please sign in again.",
    ),
    (
        "session.reused",
        "安全のため、このログインを終了しました。もう一度ログインしてください。心当たりがない場合は、パスワードを変更してください。",
        "For your safety this sign-in was ended. Please sign in again; if you don't know why, change your password.",
    ),
    (
        "link.unknown",
        "このリンクは使えません。メールのリンク全体が開かれているかご確認ください。",
        "This link can't be used. Please check that the whole link of the mail was opened.",
    ),
    (
        "link.used",
        "このリンクはすでに使われたか、新しいリンクに置き換えられました。新しいメールのリンクを開くか、ログインしてご確認ください。",
        "This link was already used, or a newer one has replaced it. Please open the link in the newer mail, or sign in.",
    ),
    (
        "link.expired",
        "リンクの有効期限が切れました。同じお手続きをもう一度行うと、新しいリンクをお送りします。招待や確認のご依頼の場合は、依頼元にご連絡ください。",
        "This link has expired. Start again and we send a new one; for an invitation or a request, please ask who sent it.",
    ),
    (
        "password.short",
        "パスワードは{min}文字以上にしてください。",
        "Please choose a password of {min} letters or more.",
    ),
    (
        "password.guessable",
        "推測されやすいパスワードです。メールアドレスや同じ文字の繰り返しを避けてください。",
        "This password is easy to guess. Please avoid your address and repeated letters.",
    ),
    (
        "password.wrong",
        "パスワードが正しくありません。",
        "The password is wrong.",
    ),
    (
        "terms.not_accepted",
        "利用規約に同意のうえ、チェックを入れてください。",
        "Please read and accept the terms of use.",
    ),
    (
        "kana",
        "フリガナは全角カタカナで入力してください。",
        "Please enter the reading in katakana.",
    ),
    (
        "corporate_number",
        "法人番号は13桁です。入力に誤りがないかご確認ください。",
        "A corporate number has 13 digits. Please check it for a mistake.",
    ),
    (
        "registration.taken",
        "このメールアドレスはすでに登録されています。ログインするか、パスワードを再設定してください。",
        "This e-mail address is registered already. Please sign in, or reset the password.",
    ),
    (
        "account.unfinished",
        "終わっていない申込みがあります（{numbers}）。取下げ・キャンセルをするか、利用が終わってから退会してください。",
        "Some applications aren't over yet ({numbers}). Please withdraw or cancel them, or close the account after the stay.",
    ),
    (
        "organisation.one_prefecture",
        "都道府県は1つだけ登録できます。",
        "There is one prefecture only.",
    ),
    (
        "organisation.unknown",
        "上位の組織が見つかりません。",
        "The organisation above it can't be found.",
    ),
    (
        "organisation.not_pending",
        "この組織は確認待ちではありません。画面を読み込み直してください。",
        "This organisation isn't waiting to be checked. Please reload the page.",
    ),
    (
        "municipality.unknown",
        "市町のコードをご確認ください。",
        "Please check the municipality's code.",
    ),
    (
        "membership.last",
        "この役割の方がほかにいないため、終了できません。先に後任の方を招待してください。",
        "Nobody else has this role. Please invite a successor first.",
    ),
    (
        "invitation.role",
        "この組織でこの役割を付けることはできません。担当の事務局にご相談ください。",
        "You can't give this role in this organisation. Please ask the secretariat.",
    ),
    (
        "invitation.in_the_past",
        "終了日は今日以降にしてください。",
        "The last day must not be in the past.",
    ),
    (
        "invitation.member_already",
        "この方はすでに同じ役割で登録されています。",
        "This person has that role already.",
    ),
    (
        "deputy.in_the_past",
        "開始日は今日以降にしてください。",
        "The first day must not be in the past.",
    ),
    (
        "deputy.ends_before_it_begins",
        "終了日は開始日以降にしてください。",
        "The last day must not come before the first.",
    ),
    (
        "deputy.too_long",
        "代理の期間は{days}日以内にしてください。",
        "Please appoint a deputy for at most {days} days.",
    ),
    (
        "deputy.oneself",
        "ご自身を代理に指定することはできません。",
        "You can't stand in for yourself.",
    ),
    (
        "deputy.not_of_section",
        "代理にできるのは、同じ所属の利用者です。",
        "Only somebody of the same section can stand in.",
    ),
    (
        "deputy.no_section",
        "代理を指定できるのは所属（課・室など）だけです。",
        "Deputies are appointed for sections only.",
    ),
    (
        "deputy.no_supervisor",
        "この所属には所属長が登録されていません。先に所属長を招待してください。",
        "This section has no supervisor yet. Please invite one first.",
    ),
    ("role.secretariat", "事務局", "secretariat"),
    ("role.approver", "承認者", "approver"),
    ("role.municipality", "市町担当者", "municipality officer"),
    ("role.host", "受入施設担当者", "host"),
    ("role.coordinator", "コーディネーター", "coordinator"),
    ("role.company_contact", "企業担当者", "company contact"),
    ("role.participant", "参加者", "participant"),
    ("role.employee", "県職員", "prefectural employee"),
    ("role.supervisor", "所属長", "supervisor"),
    ("role.administrator", "システム管理者", "administrator"),
];
