//! Who gets what, wish by wish, in terms of the database: ids, codes and figures, told in words when they are read.

use chrono::NaiveDate;
use entities::id::{BookingId, FacilityId, UnitId, UnitTypeId};
use serde::{Deserialize, Serialize};

use crate::rounds::views::KeptReason;

/// Units of a type, and which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptItem {
    pub unit_type: UnitTypeId,
    pub quantity: i32,
    pub units: Vec<UnitId>,
    pub numbers: Vec<i32>,
}

/// A placed application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPlaced {
    pub booking: BookingId,
    pub facility: FacilityId,
    pub items: Vec<KeptItem>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub rank: Option<i32>,
    pub days_off: i64,
    pub score: i64,
    pub host_score: i64,
    pub reasons: Vec<KeptReason>,
    pub host_reasons: Vec<KeptReason>,
    /// Units that it takes of those that `Notes::open` counts; absent in records older than this.
    #[serde(default)]
    pub takes: Option<i64>,
    /// The other place of a wish of two; its units are among the items.
    #[serde(default)]
    pub also: Option<KeptAlso>,
}

/// What is kept of the other place of a placed application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAlso {
    pub facility: FacilityId,
    pub takes: i64,
    pub host_score: i64,
    pub reasons: Vec<KeptReason>,
    pub host_reasons: Vec<KeptReason>,
}

impl KeptPlaced {
    /// Units that it takes of those counted at this place; `None` where it isn't there.
    #[must_use]
    pub fn takes_at(&self, facility: FacilityId) -> Option<i64> {
        if self.facility == facility {
            let of_first = || self.items.first().map_or(0, |item| i64::from(item.quantity));
            return Some(self.takes.unwrap_or_else(of_first));
        }
        let also = self.also.as_ref().filter(|also| also.facility == facility);
        also.map(|also| also.takes)
    }

    /// Its place, and the one that is used along with it.
    pub fn facilities(&self) -> impl Iterator<Item = FacilityId> {
        std::iter::once(self.facility).chain(self.also.as_ref().map(|also| also.facility))
    }
}

/// A wish as fit sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWish {
    pub rank: i32,
    pub facility: FacilityId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// Whether every condition holds, and whether its units were free before the round.
    pub fits: bool,
    pub has_room: bool,
    pub reasons: Vec<KeptReason>,
    /// The other place of a wish of two.
    #[serde(default)]
    pub also: Option<KeptWishAlso>,
}

/// The other place of a wish as fit sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptWishAlso {
    pub facility: FacilityId,
    pub fits: bool,
    pub has_room: bool,
    /// Whether the plan leaves room at the main place and none here.
    pub is_short: bool,
    pub reasons: Vec<KeptReason>,
}

/// What an applicant would have liked better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptClaim {
    pub booking: BookingId,
    pub facility: FacilityId,
    #[serde(default)]
    pub also: Option<FacilityId>,
    pub starts_on: NaiveDate,
    pub kind: String,
    pub stopped_by: Option<String>,
}
