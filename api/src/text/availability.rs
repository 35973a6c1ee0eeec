//! Phrases of availability.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "booking.full",
        "「{name}」は、ご希望の日程では満室・満席になりました。別の日程または別の施設をお選びください。",
        "{name_en} is full on these dates. Please choose other dates or another place.",
    ),
    (
        "booking.closed",
        "{day}は休館日のため、この日程ではご利用いただけません。別の日程をお選びください。",
        "The facility is closed on {day}, so these dates are not possible. Please choose other dates.",
    ),
    (
        "booking.no_nights",
        "宿泊には1泊以上の日程が必要です。終了日をご確認ください。",
        "Lodging needs at least one night. Please check the last day.",
    ),
    (
        "booking.unit_type_unknown",
        "選ばれた部屋・席は、この施設では現在ご利用いただけません。選び直してください。",
        "What you chose is not offered by this facility now. Please choose again.",
    ),
    (
        "block.bookings_stand",
        "この期間には予約・申込（{numbers}）があるため、受入停止にできません。先に予約を調整してください。",
        "Bookings stand in this span ({numbers}). Please settle them first.",
    ),
    (
        "block.overlaps",
        "この期間には、すでに受入停止になっている部屋・席があります。期間または対象を変更してください。",
        "Some of these units are blocked already. Please change the span or the units.",
    ),
    (
        "block.ended",
        "この受入停止は、すでに終了しています。",
        "This block has ended already.",
    ),
    (
        "block.ends_before_start",
        "終了日は開始日以降の日付にしてください。",
        "The last day can't be before the first.",
    ),
    (
        "block.past",
        "終了日は本日以降の日付にしてください。",
        "The last day can't be in the past.",
    ),
    (
        "block.too_long",
        "受入停止は{days}日以内で設定してください。それより長い場合は、施設の公開停止をご利用ください。",
        "A block is at most {days} days. To close for longer, suspend the listing.",
    ),
    (
        "block.unit_unknown",
        "この施設にない部屋・席が含まれています。選び直してください。",
        "Some of these units aren't of this facility. Please choose again.",
    ),
    (
        "block.has_begun",
        "開始日は{day}のままにするか、本日以降の日付にしてください。過ぎた日の記録は変更できません。",
        "The first day stays {day} or lies ahead. The record of past days can't be changed.",
    ),
    (
        "feed.none",
        "この施設の配信アドレスはありません。発行してからご利用ください。",
        "This facility has no feed address. Please issue one first.",
    ),
    (
        "busy.too_many_calendars",
        "取り込めるカレンダーは1施設につき{max}件までです。使わないものを削除してから追加してください。",
        "A facility takes at most {max} calendars. Please remove one that you don't need.",
    ),
    (
        "busy.one_target",
        "対象は、施設全体・区分・部屋や席のいずれか一つを選んでください。",
        "Choose one: the whole facility, a type, or a single unit.",
    ),
    (
        "busy.just_fetched",
        "取得したばかりです。30秒ほど待ってから、もう一度お試しください。",
        "It was fetched just now. Please wait half a minute and try again.",
    ),
    (
        "busy.address_invalid",
        "カレンダーのアドレスを確認してください。「https://」で始まるiCal（.ics）のアドレスを入力します。",
        "Please check the address. It is that of an iCal file (.ics) and begins with https://.",
    ),
    (
        "busy.https_only",
        "「https://」で始まるアドレスだけを登録できます。配信元でhttpsのアドレスを確認してください。",
        "Only addresses that begin with https:// can be used. Please look for one at the provider.",
    ),
    (
        "busy.address_refused",
        "このアドレスは外部に公開されたサーバーではないため、取得できません。別のアドレスを入力するか、システム管理者にご相談ください。",
        "This address isn't a public server, so it can't be fetched. Please use another one or ask the administrator.",
    ),
    (
        "busy.unreachable",
        "配信元のサーバーに接続できませんでした。アドレスが正しければ、しばらく後に自動で取得し直します。",
        "The server can't be reached. If the address is right, it will be tried again by itself.",
    ),
    (
        "busy.too_slow",
        "配信元の応答が10秒以内に終わりませんでした。しばらく後に自動で取得し直します。",
        "The server didn't answer within 10 seconds. It will be tried again by itself.",
    ),
    (
        "busy.too_large",
        "カレンダーが1MBを超えているため、取り込めません。配信元で期間を短くしてください。",
        "The calendar is bigger than 1 MB. Please make its span shorter at the provider.",
    ),
    (
        "busy.redirects",
        "転送が続いたため、取得をやめました。配信元で最新のアドレスを確認してください。",
        "There were too many redirects. Please look up the present address at the provider.",
    ),
    (
        "busy.status",
        "配信元がエラー（{detail}）を返しました。アドレスが今も有効か、配信元で確認してください。",
        "The server answered with an error ({detail}). Please check whether the address is still good.",
    ),
    (
        "busy.not_calendar",
        "iCalカレンダーとして読み取れませんでした。カレンダーの画面ではなく、.icsのアドレスを入力してください。",
        "This isn't a readable iCal calendar. Please enter the address of the .ics file, not that of a page.",
    ),
    (
        "busy.timezone",
        "時間帯「{detail}」を読み取れませんでした。配信元で時間帯を「Asia/Tokyo」にしてください。",
        "The time zone \"{detail}\" isn't known. Please set Asia/Tokyo at the provider.",
    ),
    (
        "busy.repeats",
        "繰り返しの予定（{detail}）を読み取れませんでした。配信元で、毎日・毎週・毎月・毎年のいずれかの繰り返しにしてください。",
        "A repeated event ({detail}) can't be read. Please repeat it by day, week, month or year.",
    ),
    (
        "busy.too_many_events",
        "予定が{detail}件を超えているため、取り込めません。配信元で期間を短くしてください。",
        "There are more than {detail} events. Please make the span shorter at the provider.",
    ),
];
