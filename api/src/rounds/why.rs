//! Why an application came out as it did, wish by wish: read from fit and from the claims of the plan when it is applied.
//! It never says anything of another applicant: neither who, nor how many, nor when.

use chrono::NaiveDate;
use entities::id::FacilityId;
use entities::round::Method;
use serde::{Deserialize, Serialize};

use super::notes::{KeptPlaced, KeptWish, Notes};
use super::views::KeptReason;
use entities::id::BookingId;

/// What is kept of an outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// Of an application that wasn't placed: `no_option`, `no_open_night`, `excluded`, `lost`.
    pub reason: Option<String>,
    pub party: i32,
    pub number: String,
    pub host_score: i64,
    pub reasons: Vec<KeptReason>,
    pub host_reasons: Vec<KeptReason>,
    /// Of the other place of a wish of two: for its own host only.
    #[serde(default)]
    pub also: Option<AlsoWhy>,
    pub wishes: Vec<WishWhy>,
}

/// What the other place's host is told, and why fit admitted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlsoWhy {
    pub facility: FacilityId,
    pub host_score: i64,
    pub reasons: Vec<KeptReason>,
    pub host_reasons: Vec<KeptReason>,
}

/// A wish and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishWhy {
    pub rank: i32,
    pub facility: FacilityId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub code: String,
    pub reasons: Vec<KeptReason>,
    /// The other place of a wish of two, with what fit says of it.
    #[serde(default)]
    pub also: Option<(FacilityId, Vec<KeptReason>)>,
}

/// The outcome of one application of the plan.
#[must_use]
pub fn why(notes: &Notes, method: Method, booking: BookingId, (number, party): (&str, i32)) -> Why {
    let placed = notes.placed.iter().find(|placed| placed.booking == booking);
    let unplaced = notes.unplaced.iter().find(|(id, _)| *id == booking);
    let reason = unplaced.map(|(_, reason)| reason.clone());
    let wishes = notes.wishes.get(&booking).into_iter().flatten();
    Why {
        party,
        number: number.to_owned(),
        host_score: placed.map_or(0, |placed| placed.host_score),
        reasons: placed.map(|placed| placed.reasons.clone()).unwrap_or_default(),
        host_reasons: placed.map(|placed| placed.host_reasons.clone()).unwrap_or_default(),
        also: placed.and_then(|placed| placed.also.as_ref()).map(|also| AlsoWhy {
            facility: also.facility,
            host_score: also.host_score,
            reasons: also.reasons.clone(),
            host_reasons: also.host_reasons.clone(),
        }),
        wishes: wishes
            .map(|wish| WishWhy {
                rank: wish.rank,
                facility: wish.facility,
                starts_on: wish.starts_on,
                ends_on: wish.ends_on,
                code: code(notes, method, booking, wish, placed, reason.as_deref()).to_owned(),
                reasons: wish.reasons.clone(),
                also: wish.also.as_ref().map(|also| (also.facility, also.reasons.clone())),
            })
            .collect(),
        reason,
    }
}

fn code<'a>(
    notes: &'a Notes,
    method: Method,
    booking: BookingId,
    wish: &KeptWish,
    placed: Option<&KeptPlaced>,
    reason: Option<&str>,
) -> &'a str {
    let rank = placed.and_then(|placed| placed.rank);
    if rank == Some(wish.rank) {
        return "given";
    }
    if !wish.fits {
        return "unfit";
    }
    let also = wish.also.as_ref();
    if also.is_some_and(|also| !also.fits) {
        return "unfit_also";
    }
    if !wish.has_room {
        return "full";
    }
    if also.is_some_and(|also| !also.has_room) {
        return "full_also";
    }
    if reason == Some("excluded") {
        return "excluded";
    }
    if rank.is_some_and(|rank| rank < wish.rank) {
        return "better_given";
    }
    if also.is_some_and(|also| also.is_short) {
        return "short_also";
    }
    let of_wish = |claim: &&super::notes::KeptClaim| {
        let places = (claim.facility, claim.also) == (wish.facility, also.map(|also| also.facility));
        claim.booking == booking && places
    };
    let stopped = notes
        .claims
        .iter()
        .find(of_wish)
        .and_then(|claim| claim.stopped_by.as_deref());
    match (stopped, method) {
        (Some("cap"), _) => "cap",
        (Some("floor"), _) => "floor",
        (Some("budget"), _) => "budget",
        (Some("share"), _) => "share",
        (Some("organisation"), _) => "organisation",
        (_, Method::Lottery) => "draw",
        (_, Method::Screening) => "points",
        (_, Method::Optimise) => "balance",
    }
}
