//! The words of columns that know only some: as programs, the Japanese screen and the English screen say them.

use entities::facility::{Audience, FacilityType, LodgingLicence, Meals, State};
use entities::unit_type::{Kind, PriceBasis};

use super::{Book, wrong};
use crate::error::Fault;
use crate::tables::Cell;
use crate::tables::values::narrow;
use crate::text::Locale;

/// A value, its word for programs and in English files, its Japanese word.
pub type Choice<T> = (T, &'static str, &'static str);

pub const TYPES: &[Choice<FacilityType>] = &[
    (FacilityType::Lodging, "lodging", "滞在型"),
    (FacilityType::Combined, "combined", "滞在・執務型"),
    (FacilityType::Coworking, "coworking", "通所型"),
    (FacilityType::PublicFacility, "public_facility", "公共施設"),
];

pub const LICENCES: &[Choice<LodgingLicence>] = &[
    (LodgingLicence::RyokanHotel, "ryokan_hotel", "旅館・ホテル営業"),
    (LodgingLicence::KanIShukusho, "kan_i_shukusho", "簡易宿所営業"),
    (LodgingLicence::Minpaku, "minpaku", "住宅宿泊事業"),
    (LodgingLicence::None, "none", "なし"),
];

pub const AUDIENCES: &[Choice<Audience>] = &[
    (Audience::Everyone, "everyone", "どなたでも"),
    (Audience::StaffOnly, "staff_only", "県職員のみ"),
];

pub const MEALS: &[Choice<Meals>] = &[
    (Meals::None, "none", "食事なし"),
    (Meals::Breakfast, "breakfast", "朝食付き"),
    (Meals::HalfBoard, "half_board", "朝食・夕食付き"),
];

pub const STATES: &[Choice<State>] = &[
    (State::Draft, "draft", "下書き"),
    (State::InCheck, "in_check", "市町の確認中"),
    (State::Returned, "returned", "差戻し"),
    (State::Published, "published", "公開中"),
    (State::Suspended, "suspended", "掲載停止"),
];

pub const KINDS: &[Choice<Kind>] = &[
    (Kind::Room, "room", "客室"),
    (Kind::Desk, "desk", "席"),
    (Kind::Booth, "booth", "個室ブース"),
    (Kind::MeetingRoom, "meeting_room", "会議室"),
    (Kind::Whole, "whole", "一棟貸し"),
];

pub const BASES: &[Choice<PriceBasis>] = &[
    (PriceBasis::PersonNight, "person_night", "人・泊"),
    (PriceBasis::UnitNight, "unit_night", "室・泊"),
    (PriceBasis::PersonDay, "person_day", "人・日"),
    (PriceBasis::UnitDay, "unit_day", "室・日"),
];

/// The words of [`crate::facilities::PURPOSES`].
pub const PURPOSES: &[Choice<&str>] = &[
    ("routine", "routine", "ふだんの業務"),
    ("retreat", "retreat", "合宿・集中作業"),
    ("team", "team", "チームづくり・社内交流"),
    ("training", "training", "研修・人材育成"),
    ("local", "local", "地域の人との交流"),
    ("leave", "leave", "休暇・家族との時間"),
    ("scout", "scout", "拠点や移住の下見"),
    ("hr", "hr", "働き方の制度の試行"),
    ("other", "other", "その他"),
];

/// The words of [`crate::accounts::INDUSTRIES`].
pub const INDUSTRIES: &[Choice<&str>] = &[
    ("it", "it", "情報通信業"),
    ("manufacturing", "manufacturing", "製造業"),
    ("professional", "professional", "学術研究、専門・技術サービス業"),
    ("finance", "finance", "金融業、保険業"),
    ("wholesale_retail", "wholesale_retail", "卸売業、小売業"),
    ("construction", "construction", "建設業"),
    ("transport", "transport", "運輸業、郵便業"),
    ("education", "education", "教育、学習支援業"),
    ("medical_welfare", "medical_welfare", "医療、福祉"),
    ("energy", "energy", "電気・ガス・熱供給・水道業"),
    ("services", "services", "その他のサービス業"),
    ("other", "other", "その他"),
];

/// The name of an industry as files say it.
#[must_use]
pub fn industry(of: &str, locale: Locale) -> &str {
    let found = INDUSTRIES
        .iter()
        .find(|(value, ..)| *value == of && locale == Locale::Ja);
    found.map_or(of, |(_, _, ja)| ja)
}

/// The word of a value.
pub fn word<T: PartialEq>(all: &[Choice<T>], of: &T, book: &Book) -> Cell {
    let found = all.iter().find(|(value, ..)| value == of);
    found.map_or(Cell::Empty, |(_, name, ja)| {
        Cell::text(match book.locale {
            Locale::Ja => *ja,
            Locale::En => *name,
        })
    })
}

/// The value of a word of either language; an empty cell means `empty`, where that means something.
pub fn chosen<T: Copy>(all: &[Choice<T>], cell: &str, empty: Option<T>, book: &Book) -> Result<T, Fault> {
    let typed = narrow(cell).to_lowercase();
    if typed.is_empty() {
        return empty.ok_or_else(|| wrong("required"));
    }
    let found = all.iter().find(|(_, name, ja)| typed == *name || typed == narrow(ja));
    found.map(|(value, ..)| *value).ok_or_else(|| {
        let words = all.iter().map(|(_, name, ja)| match book.locale {
            Locale::Ja => *ja,
            Locale::En => *name,
        });
        let separator = match book.locale {
            Locale::Ja => "、",
            Locale::En => ", ",
        };
        wrong("table.choice").with("choices", words.collect::<Vec<_>>().join(separator))
    })
}

/// Several words, a semicolon between them; nothing where nothing is said.
pub fn listed(all: &[Choice<&str>], said: Option<&[String]>, book: &Book) -> Cell {
    let words = said.unwrap_or_default().iter().filter_map(|said| {
        let (_, name, ja) = all.iter().find(|(value, ..)| value == said)?;
        Some(match book.locale {
            Locale::Ja => *ja,
            Locale::En => *name,
        })
    });
    Cell::text(words.collect::<Vec<_>>().join(";"))
}

/// The values of several words of either language, each once.
pub fn chosen_of(all: &[Choice<&'static str>], cell: &str, book: &Book) -> Result<Option<Vec<String>>, Fault> {
    let mut values: Vec<String> = Vec::new();
    for word in narrow(cell).split(';').filter(|word| !word.trim().is_empty()) {
        let value = chosen(all, word, None, book)?;
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }
    Ok((!values.is_empty()).then_some(values))
}
