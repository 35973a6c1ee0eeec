//! The columns, what stands in them, and how they are explained.

use entities::unit_type::Kind;

use super::rules::{Hours, badge, barrier_free, hours, places};
use crate::facilities::rows::Whole;
use crate::facilities::sheets::closing_words;
use crate::tables::Cell;

/// What all rows share.
pub struct Publisher {
    /// 全国地方公共団体コード of the prefecture.
    pub code: String,
    pub prefecture: String,
    /// The address that links begin with.
    pub url: String,
}

/// One column.
pub struct Column {
    pub name: &'static str,
    pub unit: &'static str,
    pub ja: &'static str,
    pub en: &'static str,
    pub cell: fn(&Whole, &Publisher) -> Cell,
}

macro_rules! column {
    ($name:literal, $unit:literal, $ja:literal, $en:literal, $cell:expr) => {
        Column {
            name: $name,
            unit: $unit,
            ja: $ja,
            en: $en,
            cell: $cell,
        }
    };
}

macro_rules! unused {
    ($name:literal) => {
        Column {
            name: $name,
            unit: "",
            ja: "（本データでは使用しません）",
            en: "(not used here)",
            cell: |_, _| Cell::Empty,
        }
    };
}

const CODE: Column = column!(
    "全国地方公共団体コード",
    "",
    "データを管理する県のコード（6桁）",
    "code of the prefecture that publishes",
    |_, of| Cell::text(&of.code)
);
const ID: Column = column!("ID", "", "施設番号", "number of the place", |place, _| Cell::text(
    &place.row.number
));
const BODY: Column = column!(
    "地方公共団体名",
    "",
    "データを管理する県の名称",
    "prefecture that publishes",
    |_, of| Cell::text(&of.prefecture)
);
const NAME: Column = column!("名称", "", "施設の名称", "name of the place", |place, _| {
    Cell::text(&place.row.name_ja)
});
const KANA: Column = column!(
    "名称_カナ",
    "",
    "施設の名称（全角カナ）",
    "name in katakana",
    |place, _| Cell::text(&place.row.name_kana)
);
const ENGLISH: Column = column!(
    "名称_英語",
    "",
    "施設の名称（英語）",
    "name in English",
    |place, _| Cell::text(&place.row.name_en)
);
const MUNICIPALITY_CODE: Column = column!(
    "所在地_全国地方公共団体コード",
    "",
    "所在する市町のコード（6桁）",
    "code of the municipality",
    |place, _| Cell::text(&place.row.municipality_code)
);
const ADDRESS: Column = column!("所在地_連結表記", "", "所在地", "address", |place, _| {
    Cell::text(&place.row.address)
});
const PREFECTURE: Column = column!(
    "所在地_都道府県",
    "",
    "所在する県",
    "prefecture",
    |_, of| Cell::text(&of.prefecture)
);
const MUNICIPALITY: Column = column!(
    "所在地_市区町村",
    "",
    "所在する市町",
    "municipality",
    |place, _| Cell::text(&place.municipality.name_ja)
);
const LATITUDE: Column = column!("緯度", "度", "世界測地系の緯度", "latitude", |place, _| {
    Cell::Number(place.row.lat)
});
const LONGITUDE: Column = column!("経度", "度", "世界測地系の経度", "longitude", |place, _| {
    Cell::Number(place.row.lon)
});
const URL: Column = column!("URL", "", "施設のページ", "page of the place", |place, of| {
    Cell::text(format!("{}/facilities/{}", of.url, place.row.id))
});

/// 公共施設一覧.
pub const PUBLIC_FACILITIES: &[Column] = &[
    CODE,
    ID,
    BODY,
    NAME,
    KANA,
    ENGLISH,
    unused!("名称_通称"),
    unused!("POIコード"),
    MUNICIPALITY_CODE,
    unused!("町字ID"),
    ADDRESS,
    PREFECTURE,
    MUNICIPALITY,
    unused!("所在地_町字"),
    unused!("所在地_番地以下"),
    unused!("建物名等(方書)"),
    LATITUDE,
    LONGITUDE,
    column!(
        "高度の種別",
        "",
        "標高が分かる施設は「標高」",
        "標高 where the elevation is known",
        |place, _| { Cell::text(if place.row.elevation_m.is_some() { "標高" } else { "" }) }
    ),
    column!("高度の値", "m", "標高", "elevation", |place, _| Cell::whole(
        place.row.elevation_m
    )),
    unused!("電話番号"),
    unused!("内線番号"),
    unused!("連絡先メールアドレス"),
    unused!("連絡先FormURL"),
    unused!("連絡先備考（その他、SNSなど）"),
    unused!("郵便番号"),
    unused!("法人番号"),
    column!("団体名", "", "運営する団体", "who runs it", |place, _| {
        Cell::text(&place.organisation.name)
    }),
    column!(
        "利用可能曜日",
        "",
        "仕事の場所を利用できる曜日",
        "weekdays on which one can work there",
        |place, _| Cell::text(hours(place).days)
    ),
    column!(
        "開始時間",
        "",
        "利用できる最も早い時刻",
        "earliest hour",
        |place, _| Cell::text(hours(place).opens)
    ),
    column!(
        "終了時間",
        "",
        "利用できる最も遅い時刻",
        "latest hour",
        |place, _| Cell::text(hours(place).closes)
    ),
    column!(
        "利用可能日時特記事項",
        "",
        "曜日ごとの時刻と休館日",
        "hours by weekday, and closing days",
        |place, _| {
            let Hours { note, .. } = hours(place);
            let closed = format!("休館日：{}", closing_words(&place.listing()));
            Cell::text(if note.is_empty() {
                closed
            } else {
                format!("{note}。{closed}")
            })
        }
    ),
    column!("説明", "", "施設の紹介", "description", |place, _| Cell::text(
        &place.row.description_ja
    )),
    column!(
        "バリアフリー情報",
        "",
        "「;」区切り",
        "separated by semicolons",
        |place, _| Cell::text(barrier_free(place))
    ),
    URL,
    unused!("画像"),
    unused!("画像_ライセンス"),
    column!("備考", "", "特色", "theme", |place, _| Cell::text(&place.row.theme)),
];

/// 公衆無線LANアクセスポイント一覧, and what workcation asks of a line and of a place to work.
pub const WIRELESS_LAN: &[Column] = &[
    CODE,
    ID,
    BODY,
    NAME,
    KANA,
    ENGLISH,
    MUNICIPALITY_CODE,
    unused!("町字ID"),
    ADDRESS,
    PREFECTURE,
    MUNICIPALITY,
    unused!("所在地_町字"),
    unused!("所在地_番地以下"),
    unused!("建物名等(方書)"),
    LATITUDE,
    LONGITUDE,
    column!("設置者", "", "運営する団体", "who runs it", |place, _| {
        Cell::text(&place.organisation.name)
    }),
    unused!("電話番号"),
    unused!("内線番号"),
    unused!("SSID"),
    unused!("提供エリア"),
    URL,
    unused!("備考"),
    column!(
        "WC_下り速度",
        "Mbps",
        "計測した下りの速さ（契約上の速さではありません）",
        "download as measured, not as advertised",
        |place, _| Cell::number(place.row.down_mbps)
    ),
    column!(
        "WC_上り速度",
        "Mbps",
        "計測した上りの速さ",
        "upload as measured",
        |place, _| Cell::number(place.row.up_mbps)
    ),
    column!(
        "WC_遅延",
        "ミリ秒",
        "計測した往復の遅延",
        "round trip as measured",
        |place, _| Cell::whole(place.row.rtt_ms)
    ),
    column!(
        "WC_計測日",
        "",
        "計測した日",
        "day of the measurement",
        |place, _| Cell::day(place.row.measured_on)
    ),
    column!(
        "WC_回線ランク",
        "",
        "A：下り100・上り50Mbps以上で遅延30ミリ秒以下、B：50・20・50、C：20・10・100、D：それ未満または揺らぎ30ミリ秒・損失1％超、－：未計測",
        "A: at least 100/50 Mbps and at most 30 ms; B: 50/20/50; C: 20/10/100; D: below, or jitter above 30 ms or loss above 1 %; －: not measured",
        |place, _| Cell::text(badge((&place.row).into()))
    ),
    column!(
        "WC_有線LAN",
        "",
        "○：あり、×：なし、空欄：未登録",
        "○ yes, × no, empty: unknown",
        |place, _| Cell::flag(place.row.wired_lan)
    ),
    column!(
        "WC_個別SSID",
        "",
        "客室・個人別のWi-Fi。○：あり、×：なし、空欄：未登録",
        "a network of one's own: ○ yes, × no, empty: unknown",
        |place, _| Cell::flag(place.row.dedicated_ssid)
    ),
    column!(
        "WC_VPN接続",
        "",
        "○：可、×：不可、空欄：未登録",
        "○ allowed, × not, empty: unknown",
        |place, _| Cell::flag(place.row.vpn_allowed)
    ),
    column!(
        "WC_席数",
        "席",
        "仕事に使える席の数",
        "desks",
        |place, _| Cell::Whole(places(place, Kind::Desk))
    ),
    column!(
        "WC_個室ブース数",
        "室",
        "個室ブースの数",
        "booths",
        |place, _| Cell::Whole(places(place, Kind::Booth))
    ),
    column!(
        "WC_鍵付きブース数",
        "室",
        "鍵のかかる個室ブースの数",
        "booths with a lock",
        |place, _| Cell::whole(place.row.lockable_booths)
    ),
    column!(
        "WC_会議室数",
        "室",
        "会議室の数",
        "meeting rooms",
        |place, _| Cell::Whole(places(place, Kind::MeetingRoom))
    ),
    column!(
        "WC_客室数",
        "室",
        "宿泊できる客室の数",
        "rooms to sleep in",
        |place, _| Cell::Whole(places(place, Kind::Room))
    ),
    column!(
        "WC_外部モニター数",
        "台",
        "外部モニターの数",
        "monitors",
        |place, _| Cell::whole(place.row.monitors)
    ),
];
