//! Phrases of facilities.

use super::Phrase;

pub(super) const PHRASES: &[Phrase] = &[
    (
        "facility.wrong_state",
        "この施設の現在の状態では、この操作は行えません。画面を読み込み直してください。",
        "This isn't possible in the listing's present state. Please reload the page.",
    ),
    (
        "facility.being_checked",
        "市町が確認中のため、変更できません。変更が必要な場合は、市町の担当者に差戻しを依頼してください。",
        "The municipality is checking this listing, so it can't be changed. Ask them to return it.",
    ),
    (
        "facility.own_check",
        "ご自身が申請した施設は公開できません。ほかの担当者が確認してください。",
        "You submitted this listing yourself. Somebody else must check it.",
    ),
    (
        "facility.incomplete",
        "公開に必要な項目が入力されていません。下記の項目をご確認ください。",
        "Some things that readers need are missing. Please look at the fields below.",
    ),
    (
        "facility.organisation",
        "運営者として登録されている組織を選んでください。",
        "Please choose an organisation that runs facilities.",
    ),
    (
        "facility.municipality",
        "県内の市町を選んでください。",
        "Please choose a municipality of the prefecture.",
    ),
    (
        "facility.municipality_fixed",
        "公開した施設の市町は変更できません。事務局にご相談ください。",
        "The municipality of a published listing can't be changed. Please ask the secretariat.",
    ),
    (
        "facility.staff_only",
        "県職員専用にできるのは、県が所有する施設だけです。",
        "Only the prefecture's own facilities can be for its staff alone.",
    ),
    (
        "facility.kana",
        "全角カタカナで入力してください。",
        "Please use full-width katakana.",
    ),
    (
        "facility.language",
        "言語は2文字の記号で指定してください（例：ja）。",
        "Please name languages by two letters, for example ja.",
    ),
    (
        "facility.time",
        "時刻は「09:00」の形式で入力してください。",
        "Please write the time as 09:00.",
    ),
    (
        "facility.in_future",
        "未来の日付は指定できません。",
        "The day can't lie in the future.",
    ),
    (
        "facility.party_order",
        "人数の上限は、下限以上にしてください。",
        "The biggest party can't be smaller than the smallest.",
    ),
    (
        "facility.nights_order",
        "最長の泊数は、最短の泊数以上にしてください。",
        "The most nights can't be fewer than the fewest.",
    ),
    (
        "facility.price_basis",
        "部屋と一棟貸しは1泊単位、執務の場所は1日単位の料金にしてください。",
        "Rooms and the whole are priced by night, work places by day.",
    ),
    (
        "facility.covers",
        "一棟貸しに含める部屋や席を、同じ施設の中から選んでください。",
        "Please choose which of the facility's rooms and places the whole takes.",
    ),
    (
        "facility.weekday_twice",
        "同じ曜日が2回指定されています。",
        "This weekday is given twice.",
    ),
    (
        "facility.hours_order",
        "閉館の時刻は、開館の時刻より後にしてください。",
        "Closing must come after opening.",
    ),
    (
        "facility.days_order",
        "終了日は、開始日以後にしてください。",
        "The last day can't come before the first.",
    ),
    (
        "facility.cancellation_twice",
        "同じ人数と日数の取消料が2回指定されています。",
        "There are two rows for the same party and days.",
    ),
    (
        "facility.cancellation_falls",
        "利用日が近づくほど取消料が下がる設定にはできません。",
        "The share can't fall as the day comes nearer.",
    ),
    (
        "facility.too_many_rows",
        "{max}件以内にしてください。",
        "Please keep it within {max} rows.",
    ),
    (
        "facility.no_units",
        "部屋、席、会議室のいずれかを1つ以上登録してください。",
        "Please add at least one room, desk or meeting room.",
    ),
    (
        "facility.licence_needed",
        "宿泊できる施設には、営業許可の区分が必要です。",
        "A place to sleep at needs a lodging licence.",
    ),
    (
        "facility.unit_type_unknown",
        "この部屋・席はこの施設にはありません。画面を読み込み直してください。",
        "The facility has no such type. Please reload the page.",
    ),
    (
        "facility.unit_kind_fixed",
        "登録済みの部屋・席の種類は変更できません。新しく追加してください。",
        "The kind of an existing type can't be changed. Please add a new one.",
    ),
    (
        "facility.units_booked",
        "今後の予約が入っているため、{least}より少なくできません。予約の終了後に変更するか、先に日程を調整してください。",
        "There are bookings ahead, so it can't be fewer than {least}. Change it after they are over.",
    ),
    (
        "photo.format",
        "JPEG、PNG、WebPのいずれでもないため、写真として読み取れません。写真のアプリなどでJPEGとして保存し直してから、選び直してください。",
        "This is neither a JPEG, PNG nor WebP picture. Please save it as JPEG and choose it again.",
    ),
    (
        "photo.broken",
        "ファイルが壊れているか、途中で切れています。元の写真を選び直してください。",
        "The file is damaged or cut off. Please choose the original picture again.",
    ),
    (
        "photo.empty",
        "写真のファイルを選んでください。空のファイルは登録できません。",
        "Please choose a picture; an empty file can't be used.",
    ),
    (
        "photo.too_large",
        "ファイルが大きすぎます。{max}MB以下に縮小してから、選び直してください。",
        "The file is too large. Please reduce it to {max} MB or less and choose it again.",
    ),
    (
        "photo.too_many_pixels",
        "約{megapixels}メガピクセルの画像です。{max}メガピクセル以下に縮小してから、選び直してください。",
        "The picture has about {megapixels} megapixels. Please reduce it to {max} or less and choose it again.",
    ),
    (
        "photo.depth",
        "色の情報が多すぎる画像です。8ビットのJPEGとして保存し直してから、選び直してください。",
        "The picture holds too much colour detail. Please save it as an 8-bit JPEG and choose it again.",
    ),
    (
        "photo.too_small",
        "画像が小さすぎます。縦横とも{min}ピクセル以上の写真を選んでください。",
        "The picture is too small. Please choose one of at least {min} pixels on each side.",
    ),
    (
        "photo.too_slow",
        "写真の送信に時間がかかりすぎたため、中断しました。通信の状態を確かめて、もう一度お試しください。",
        "Sending the photo took too long. Please check your connection and try again.",
    ),
    (
        "photo.too_many",
        "写真は1施設につき{max}枚までです。追加するには、先に不要な写真を削除してください。",
        "A facility can have {max} photos. Please delete one before adding another.",
    ),
    (
        "photo.same",
        "同じ写真がすでに登録されています。別の写真を選んでください。",
        "The facility has this very photo already. Please choose another.",
    ),
    (
        "photo.alt_is_file_name",
        "ファイル名ではなく、写っているものを文章で入力してください（例：海の見える窓際に机が2つ並ぶ部屋）。",
        "Please say what can be seen instead of the file's name, such as: two desks at a window above the sea.",
    ),
    (
        "photo.credit_needed",
        "この利用条件では、撮影者または提供元の表示が必要です。",
        "With these terms of use, please name who made the photo or where it comes from.",
    ),
    (
        "photo.order_changed",
        "並べ替えの間に、写真が追加または削除されました。画面を読み込み直して、もう一度並べ替えてください。",
        "A photo was added or deleted in the meantime. Please reload the page and order them again.",
    ),
    (
        "readiness.no_item",
        "この項目は現在の基準にありません。画面を読み込み直してください。",
        "The present standard has no such item. Please reload the page.",
    ),
    (
        "readiness.applies",
        "この項目は「該当しない」にできません。できている・一部できている・できていないから選んでください。",
        "This item applies to every facility. Please choose done, partly done or not done.",
    ),
    (
        "readiness.by_fact",
        "この項目は掲載内容・回線の計測・写真から判定します。掲載内容を直すか、計測するか、写真を加えてください。",
        "The listing, the measured line or the photos decide this item. Please edit the listing, measure or add photos.",
    ),
    (
        "readiness.months_by_fact",
        "この項目は掲載内容・回線の計測・写真から判定するため、有効期間は変更できません。",
        "The listing, the measured line or the photos decide this item: how long it holds can't be changed.",
    ),
    (
        "readiness.evidence",
        "根拠（該当しないときはその理由）を書いてください。",
        "Please say what shows it, or why it doesn't apply.",
    ),
    (
        "readiness.too_old",
        "5年より前の日付は登録できません。確かめ直した日を入力してください。",
        "That is more than five years ago. Please check again and give that day.",
    ),
    (
        "measurement.spent",
        "この計測で使える通信量を使い切りました。はじめから計測し直してください。",
        "This measurement has carried all that it may. Please start it again.",
    ),
    (
        "measurement.session_over",
        "計測の有効時間（5分）が過ぎたか、ほかの端末で計測が始まりました。はじめから計測し直してください。",
        "The five minutes of this measurement are over, or another device began one. Please start it again.",
    ),
    (
        "measurement.not_carried",
        "届いた結果が、この計測で実際に流れた通信量と合いません。はじめから計測し直してください。",
        "The result doesn't agree with what was carried. Please start the measurement again.",
    ),
    (
        "measurement.rounds",
        "上り・下りとも、{least}回以上の計測が必要です。はじめから計測し直してください。",
        "At least {least} rounds in each direction are needed. Please start the measurement again.",
    ),
    (
        "measurement.times",
        "遅延の計測が足りません（{least}回以上）。はじめから計測し直してください。",
        "Too few round trips were measured ({least} are needed). Please start the measurement again.",
    ),
    (
        "measurement.evidence",
        "計測に使ったツールと、結果の保管場所を書いてください。",
        "Please say which tool it was and where its result is kept.",
    ),
    (
        "measurement.address",
        "https:// で始まるアドレスを入力してください。",
        "Please give an address that begins with https://.",
    ),
    (
        "facility.type_booked",
        "「{name}」には今後の予約が入っているため、取りやめにできません。",
        "{name} has bookings ahead and can't be dropped yet.",
    ),
];
