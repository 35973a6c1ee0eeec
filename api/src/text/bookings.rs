//! Phrases of bookings.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "booking.place_open",
        "未定（選考で決まります）",
        "To be given in the selection",
    ),
    (
        "booking.not_now",
        "いまの状態では、この操作は行えません。画面を読み込み直して最新の状態をご確認ください。",
        "This can't be done in the current state. Please reload the page to see it.",
    ),
    (
        "booking.has_ended",
        "この申込みはすでに終了しています。新しい申込みをお作りください。",
        "This application has ended. Please make a new one.",
    ),
    (
        "booking.too_early",
        "{day}より前には行えません。",
        "This can't be done before {day}.",
    ),
    (
        "booking.not_confirmed",
        "予約が確定すると、カレンダー用のファイルを取得できます。",
        "The calendar file is available once the booking is confirmed.",
    ),
    (
        "booking.fee_changed",
        "キャンセル料が{yen}円（{percent}%）に変わりました。金額を確認して、もう一度お手続きください。",
        "The cancellation fee is now {yen} yen ({percent} %). Please check it and try again.",
    ),
    (
        "booking.no_wish_free",
        "ご希望の日程はいずれも空きがありません。ほかの日程や施設をご検討ください。入力内容は保存されています。",
        "None of your wishes is free. Please consider other dates or places; what you typed is kept.",
    ),
    (
        "booking.taken_meanwhile",
        "ご希望の日程は、承認までの間に埋まりました。申請を差し戻して、別の日程やキャンセル待ちの希望を申請者に確認してください。",
        "The dates were taken before this approval. Please return it, and ask for other dates or whether to wait.",
    ),
    (
        "waiting.offer_over",
        "ご案内の期限が過ぎたか、すでに回答されています。画面を読み込み直して、いまの順番をご確認ください。",
        "This offer has ended or was answered already. Please reload the page to see your place in line.",
    ),
    (
        "waiting.withdraw_instead",
        "キャンセル待ちをやめるときは、申込みを取り下げてください。",
        "To leave the waiting list, please withdraw the application.",
    ),
    (
        "waiting.three_wishes",
        "希望は3つまでです。別の希望で待つときは、新しい申込みをお作りください。",
        "An application has at most three wishes. For another one, please make a new application.",
    ),
    (
        "waiting.same_wish",
        "同じ希望をすでに待っています。別の日程や部屋を選んでください。",
        "You are waiting for this already. Please choose other dates or units.",
    ),
    (
        "booking.wish_missing",
        "希望する施設と日程を1つ以上選んでください。",
        "Please choose at least one place and dates.",
    ),
    (
        "booking.item_missing",
        "利用する部屋や席を1つ以上選んでください。",
        "Please choose at least one room or seat.",
    ),
    (
        "booking.ends_before_start",
        "終了日は開始日以降の日を選んでください。",
        "The last day must not be before the first.",
    ),
    (
        "booking.too_long",
        "滞在は{max}泊までです。",
        "A stay has at most {max} nights.",
    ),
    (
        "booking.no_night",
        "宿泊には1泊以上の日程を選んでください。",
        "Lodging needs at least one night.",
    ),
    (
        "booking.criterion_missing",
        "試行で確かめたいことを1つ以上入力してください。滞在後のアンケートで結果をお聞きします。",
        "Please name at least one thing that the trial should show. The survey will ask about it.",
    ),
    (
        "booking.day_impossible",
        "2000年から2100年までの日付を入力してください。",
        "Please give a day between the years 2000 and 2100.",
    ),
    (
        "booking.criterion_length",
        "確かめたいことは1件200文字以内で入力してください。",
        "Please keep each criterion within 200 characters.",
    ),
    (
        "booking.consent_pledge",
        "誓約事項への同意が必要です。",
        "Please agree to the pledge.",
    ),
    (
        "booking.consent_privacy",
        "個人情報の取扱いへの同意が必要です。",
        "Please agree to the handling of personal data.",
    ),
    (
        "booking.consent_survey",
        "アンケートへの協力に同意してください。",
        "Please agree to take part in the survey.",
    ),
    (
        "booking.work_day_missing",
        "{day}の予定を入力してください。",
        "Please plan {day}.",
    ),
    (
        "booking.work_day_outside",
        "{day}は滞在期間の外です。",
        "{day} isn't within the stay.",
    ),
    (
        "booking.work_hours_missing",
        "{day}の勤務時間を、開始が終了より前になるように入力してください。",
        "Please enter the working hours of {day}, start before end.",
    ),
    (
        "booking.work_contact_missing",
        "{day}の連絡先を入力してください。",
        "Please enter a contact for {day}.",
    ),
    (
        "booking.too_few_beds",
        "選んだ部屋の定員は合わせて{capacity}人です。{party}人が泊まれるように選んでください。",
        "The rooms hold {capacity}; please choose enough for {party}.",
    ),
    (
        "booking.too_few_seats",
        "選んだ席の数は合わせて{capacity}人分です。{party}人分を選んでください。",
        "The seats hold {capacity}; please choose enough for {party}.",
    ),
    (
        "booking.place_unknown",
        "この施設は現在お申込みいただけません。ほかの施設をお選びください。",
        "This place can't be applied for now. Please choose another.",
    ),
    (
        "booking.also_the_same",
        "あわせて利用する施設には、希望の施設とは別の施設を選んでください。",
        "Please choose a place other than the wished one to use along with it.",
    ),
    (
        "booking.also_without_items",
        "あわせて利用する施設の部屋・席を選んでください。利用しない場合は、施設の選択を外してください。",
        "Please choose units of the place to use along, or take that place away.",
    ),
    (
        "booking.main_without_items",
        "希望の施設の部屋・席も選んでください。1か所だけを利用する場合は、その施設を希望の施設にしてください。",
        "Please choose units of the wished place too, or wish for the other place alone.",
    ),
    (
        "booking.pair_cannot_wait",
        "2つの施設をあわせた希望では、キャンセル待ちができません。キャンセル待ちを外すか、施設ごとにお申し込みください。",
        "A wish for two places can't wait for a place. Please take the waiting away, or apply for each place.",
    ),
    (
        "booking.accepted_before",
        "貴施設はすでに受入可と回答しています。もう一方の施設の回答をお待ちください。",
        "Your place has accepted already. Please wait for the answer of the other place.",
    ),
    (
        "booking.nights_of_facility",
        "この施設の宿泊は{min}泊以上{max}泊までです。",
        "This place takes stays of {min} to {max} nights.",
    ),
    (
        "booking.no_children",
        "「{facility}」はお子さま連れでの利用を受け付けていません。",
        "{facility} doesn't take children.",
    ),
    (
        "booking.check_out_day",
        "チェックアウト日は、滞在の初日から{until}までの日を選んでください。",
        "Please choose a day from the first day of the stay to {until}.",
    ),
    (
        "booking.too_many_participants",
        "参加者は{party}人までです。人数を増やすときは申込内容の変更をお願いします。",
        "There can be at most {party} participants. To bring more, please change the application.",
    ),
    (
        "booking.same_address",
        "同じメールアドレスが2回入力されています。アンケートは1人ずつお送りします。",
        "The same address was entered twice. Everybody gets a survey of their own.",
    ),
    (
        "time",
        "時刻を 09:00 の形で入力してください。",
        "Please enter a time such as 09:00.",
    ),
    (
        "report.submitted",
        "報告書はすでに提出されています。",
        "The report has already been handed in.",
    ),
    (
        "link.overtaken",
        "このリンクを送ったあとに申込内容が変わりました。新しいメールのリンクを開くか、ログインしてご確認ください。",
        "The application changed after this link was sent. Please use the link in the newer mail, or sign in.",
    ),
    (
        "booking.channel_web",
        "受付方法は「電話」または「窓口」を選んでください。ご自身の申込みは、施設のページから行えます。",
        "Choose phone or counter. One's own application begins on the facility's page.",
    ),
    (
        "booking.entered_not_returned",
        "電話・窓口で受け付けた申込みは、申込者が引き継ぐまで差し戻せません。内容を申込者に確認し、直す場合は中止してから入力し直してください。",
        "A request entered for somebody can't be returned before they take it over. Please ask them; to correct it, call it off and enter it again.",
    ),
];
