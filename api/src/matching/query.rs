//! What somebody looks for: conditions that must hold, and wishes that score.

use chrono::NaiveDate;
use entities::facility::FacilityType;
use entities::id::CallId;

use crate::availability::Stay;
use crate::error::{Fault, Refusal};

/// The longest stay that can be searched for (nights).
const STAY_NIGHTS_MAX: i64 = 90;
const PARTY_MAX: i32 = 100;

macro_rules! needs {
    ($($need:ident $word:literal;)*) => {
        /// What a place can be asked for, as a condition or as a wish.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Need { $($need,)* }

        impl Need {
            /// All of them with their words in the address.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$need, $word),)*];

            /// The word in the address and in the codes of reasons.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$need => $word,)* }
            }
        }
    };
}

needs! {
    Vpn "vpn";
    Booth "booth";
    Wheelchair "wheelchair";
    Pets "pets";
    Children "children";
    WiredLan "wired_lan";
    Invoice "invoice";
    // Everybody who talks at the same time can: domain rule of the party's line.
    Calls "calls";
    PrivateWifi "private_wifi";
    Monitors "monitors";
    Printer "printer";
    Chairs "chairs";
    SingleRooms "single_rooms";
    Meals "meals";
    Parking "parking";
    EvCharger "ev_charger";
    Station "station";
    English "english";
}

/// A wish and how much it matters: 1 normal, 2 重視.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    pub need: Need,
    pub weight: i64,
}

/// How the list is sorted; equal ones go by fairness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SearchSort)]
pub enum Sort {
    #[default]
    Fit,
    Price,
    /// By the minutes from Nagoya.
    Access,
}

/// A search, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub stay: Option<Stay>,
    pub party: i32,
    pub areas: Vec<String>,
    pub municipalities: Vec<String>,
    pub facility_type: Option<FacilityType>,
    pub must: Vec<Need>,
    pub wishes: Vec<Wish>,
    pub down_mbps: Option<f64>,
    pub up_mbps: Option<f64>,
    /// Yen a person and night, or day where there is no lodging.
    pub price_max: Option<i64>,
    pub call: Option<CallId>,
    pub sort: Sort,
    pub today: NaiveDate,
}

impl Query {
    /// A search for anything, for one.
    #[must_use]
    pub const fn anything(today: NaiveDate) -> Self {
        Self {
            stay: None,
            party: 1,
            areas: Vec::new(),
            municipalities: Vec::new(),
            facility_type: None,
            must: Vec::new(),
            wishes: Vec::new(),
            down_mbps: None,
            up_mbps: None,
            price_max: None,
            call: None,
            sort: Sort::Fit,
            today,
        }
    }

    /// The same on every day and for everybody who asks the same: what seeds the last tie-break.
    #[must_use]
    pub fn seed(&self) -> String {
        format!("{self:?}")
    }
}

/// The stay between two days; a single day is day use.
///
/// # Errors
/// Faults of the fields: one day without the other, backwards, past, longer than 90 nights.
pub fn stay(
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<Stay>, Vec<Fault>> {
    let (starts_on, ends_on) = match (starts_on, ends_on) {
        (None, None) => return Ok(None),
        (Some(starts_on), Some(ends_on)) => (starts_on, ends_on),
        (Some(_), None) => return Err(vec![Fault::new("ends_on", "required")]),
        (None, Some(_)) => return Err(vec![Fault::new("starts_on", "required")]),
    };
    let mut faults = Vec::new();
    if starts_on < today {
        faults.push(Fault::new("starts_on", "search.past"));
    }
    if ends_on < starts_on {
        faults.push(Fault::new("ends_on", "search.backwards"));
    }
    if ends_on.signed_duration_since(starts_on).num_days() > STAY_NIGHTS_MAX {
        faults.push(Fault::new("ends_on", "search.too_long").with("nights", STAY_NIGHTS_MAX));
    }
    if faults.is_empty() {
        let kind = None;
        Ok(Some(Stay {
            starts_on,
            ends_on,
            kind,
        }))
    } else {
        Err(faults)
    }
}

/// The words of a comma-separated list.
pub fn words(list: Option<&str>) -> impl Iterator<Item = &str> {
    list.unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// The conditions named, each once, and a fault for every word that is none.
pub fn must(list: Option<&str>, faults: &mut Vec<Fault>) -> Vec<Need> {
    let mut needs = Vec::new();
    for word in words(list) {
        match need(word) {
            Some(need) if needs.contains(&need) => {}
            Some(need) => needs.push(need),
            None => faults.push(Fault::new("must", "search.unknown_word").with("word", word)),
        }
    }
    needs
}

/// The wishes named, each once: `parking`, or `parking:2` for one that matters more; a weight of 0 is none.
pub fn wishes(list: Option<&str>, faults: &mut Vec<Fault>) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    for word in words(list) {
        let (name, weight) = word.split_once(':').unwrap_or((word, "1"));
        match (need(name), weight) {
            (Some(_), "0") => {}
            (Some(need), "1" | "2") => {
                let weight = if weight == "2" { 2 } else { 1 };
                if !wishes.iter().any(|wish| wish.need == need) {
                    wishes.push(Wish { need, weight });
                }
            }
            _ => faults.push(Fault::new("wish", "search.unknown_word").with("word", word)),
        }
    }
    wishes
}

fn need(word: &str) -> Option<Need> {
    Need::ALL.iter().find(|(_, name)| *name == word).map(|(need, _)| *need)
}

/// Checks the party.
pub fn party(party: Option<i32>, faults: &mut Vec<Fault>) -> i32 {
    let party = party.unwrap_or(1);
    if !(1..=PARTY_MAX).contains(&party) {
        faults.push(Fault::new("party", "range").with("min", 1).with("max", PARTY_MAX));
    }
    party
}

/// All faults at once.
///
/// # Errors
/// `input.invalid` when there is one.
pub fn refuse(faults: Vec<Fault>) -> Result<(), Refusal> {
    Refusal::unless_empty("input.invalid", faults)
}

/// Down and up in Mbps that a party needs when half of it, rounded up, is in calls at the same time: 1.5 times
/// 6 and 4 for each of them, 1 and 0.5 for everybody else. The delay may be 100 ms.
#[must_use]
pub fn line_needed(party: i32) -> (f64, f64) {
    let party = party.max(1);
    let calling = f64::from((party + 1) / 2);
    let others = f64::from(party) - calling;
    (1.5 * (6.0 * calling + others), 1.5 * (4.0 * calling + 0.5 * others))
}

/// How many of the party are in calls at the same time.
#[must_use]
pub const fn calling(party: i32) -> i32 {
    (if party < 1 { 1 } else { party } + 1) / 2
}
