//! Zones of disaster maps that a facility lies in. They are disclosed, never scored away.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::tables::values::narrow;
use crate::text::Locale;

/// A zone of a hazard map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub enum Hazard {
    #[serde(rename = "tsunami")]
    Tsunami,
    #[serde(rename = "storm_surge")]
    StormSurge,
    #[serde(rename = "flood_0.5-3m")]
    FloodShallow,
    #[serde(rename = "flood_3-5m")]
    FloodDeep,
    #[serde(rename = "flood_over_5m")]
    FloodVeryDeep,
    #[serde(rename = "landslide_warning")]
    LandslideWarning,
    #[serde(rename = "landslide_special_warning")]
    LandslideSpecialWarning,
}

/// Each with the word that the column has, and what it is called.
const HAZARDS: &[(Hazard, &str, &str, &str)] = &[
    (
        Hazard::Tsunami,
        "tsunami",
        "津波浸水想定区域",
        "tsunami inundation area",
    ),
    (
        Hazard::StormSurge,
        "storm_surge",
        "高潮浸水想定区域",
        "storm surge inundation area",
    ),
    (
        Hazard::FloodShallow,
        "flood_0.5-3m",
        "洪水浸水想定区域（0.5～3m未満）",
        "flood inundation area (0.5 to 3 m)",
    ),
    (
        Hazard::FloodDeep,
        "flood_3-5m",
        "洪水浸水想定区域（3～5m未満）",
        "flood inundation area (3 to 5 m)",
    ),
    (
        Hazard::FloodVeryDeep,
        "flood_over_5m",
        "洪水浸水想定区域（5m以上）",
        "flood inundation area (5 m or more)",
    ),
    (
        Hazard::LandslideWarning,
        "landslide_warning",
        "土砂災害警戒区域",
        "landslide warning zone",
    ),
    (
        Hazard::LandslideSpecialWarning,
        "landslide_special_warning",
        "土砂災害特別警戒区域",
        "special landslide warning zone",
    ),
];

/// What the column says when there is none.
const NONE: &str = "none";

/// The zones of a column; words that aren't ours are left out.
#[must_use]
pub fn read(column: &str) -> Vec<Hazard> {
    let known = |word: &str| {
        HAZARDS
            .iter()
            .find(|(_, of, ..)| *of == word)
            .map(|(hazard, ..)| *hazard)
    };
    column.split_whitespace().filter_map(known).collect()
}

/// The column of these zones.
#[must_use]
pub fn column(hazards: &[Hazard]) -> String {
    let words: Vec<&str> = HAZARDS
        .iter()
        .filter(|(hazard, ..)| hazards.contains(hazard))
        .map(|(_, word, ..)| *word)
        .collect();
    if words.is_empty() {
        NONE.to_owned()
    } else {
        words.join(" ")
    }
}

/// All zones, in the order of the column.
pub fn all() -> impl Iterator<Item = Hazard> {
    HAZARDS.iter().map(|(hazard, ..)| *hazard)
}

/// What a zone is called.
#[must_use]
pub fn word(hazard: Hazard, locale: Locale) -> &'static str {
    let found = HAZARDS.iter().find(|(of, ..)| *of == hazard);
    found.map_or(NONE, |(.., ja, en)| match locale {
        Locale::Ja => *ja,
        Locale::En => *en,
    })
}

/// The zone that is called so, in the column or on a page, in any width.
#[must_use]
pub fn named(name: &str) -> Option<Hazard> {
    let plain = |text: &str| narrow(text).to_lowercase().replace([' ', '_'], "");
    let name = plain(name);
    let found = HAZARDS
        .iter()
        .find(|(_, word, ja, en)| [word, ja, en].into_iter().any(|known| plain(known) == name));
    found.map(|(hazard, ..)| *hazard)
}

/// The zones of a column in words: 「津波浸水想定区域」; empty when there is none.
#[must_use]
pub fn words(column: &str, locale: Locale) -> String {
    let present = read(column);
    let names = HAZARDS.iter().filter(|(hazard, ..)| present.contains(hazard));
    let names = names.map(|(_, _, ja, en)| match locale {
        Locale::Ja => *ja,
        Locale::En => *en,
    });
    let separator = match locale {
        Locale::Ja => "、",
        Locale::En => ", ",
    };
    names.collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_and_wire_use_the_same_words() {
        for (hazard, word, ..) in HAZARDS {
            assert_eq!(serde_json::to_value(hazard).unwrap(), *word);
            assert_eq!(read(word), [*hazard]);
            assert_eq!(column(&[*hazard]), *word);
        }
        assert_eq!(column(&[]), "none");
        assert!(read("none").is_empty());
    }

    #[test]
    fn several_zones_are_named_one_after_the_other() {
        let both = column(&[Hazard::LandslideWarning, Hazard::Tsunami]);
        assert_eq!(words(&both, Locale::Ja), "津波浸水想定区域、土砂災害警戒区域");
        assert_eq!(words("none", Locale::En), "");
    }
}
