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
