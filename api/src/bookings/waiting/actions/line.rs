//! The line of a place: going through it on paper, joining it, leaving it. Who takes something new stands behind it.

use std::collections::{BTreeMap, BTreeSet};

use entities::booking::{self, State};
use entities::id::{BookingId, FacilityId, WaitingEntryId};
use entities::offer::Answer;
use entities::waiting_entry::Reason;
use entities::wish::Outcome;

use crate::app::Txn;
use crate::availability::{self, Ask, Place, Taken, Want};
use crate::bookings::actions::places;
use crate::bookings::application::Wish;
use crate::bookings::store::{self as bookings, Advance, Connection, Put, Whole};
use crate::bookings::waiting::rules::{self, Group, Ready, Span, Verdict};
use crate::bookings::waiting::store::{self, Waiter};
use crate::error::Result;

/// A place, what is taken of it, and those who wait for it in their order.
pub(super) struct Spot {
    pub place: Place,
    pub taken: Taken,
    pub waiters: Vec<Waiter>,
    pub groups: Vec<Group>,
}

impl Spot {
    /// Reads it for the days that anybody in the line wants; `None` when nobody waits.
    pub async fn load(
        db: &impl Connection,
        facility: FacilityId,
        waiters: Vec<Waiter>,
        today: chrono::NaiveDate,
    ) -> Result<Option<Self>> {
        let from = waiters.iter().map(|waiter| waiter.starts_on).min();
        let until = waiters.iter().map(|waiter| waiter.ends_on).max();
        let Some((from, until)) = from.zip(until) else {
            return Ok(None);
        };
        let place = availability::places(db, &[facility], from, until)
            .await?
            .into_iter()
            .next();
        let Some(place) = place else { return Ok(None) };
        let taken = availability::taken(db, &[facility], from, until).await?;
        let groups = waiters.iter().map(|waiter| group(&place, waiter, today)).collect();
        Ok(Some(Self {
            place,
            taken,
            waiters,
            groups,
        }))
    }

    pub fn verdicts(&self) -> Vec<Verdict> {
        rules::run(&self.place, &self.taken, &self.groups)
    }

    /// The line as places in it are counted.
    pub fn spans(&self) -> Vec<(BookingId, Span)> {
        let span = |waiter: &Waiter| (waiter.booking.id, (waiter.starts_on, waiter.ends_on));
        self.waiters.iter().map(span).collect()
    }
}

fn group(place: &Place, waiter: &Waiter, today: chrono::NaiveDate) -> Group {
    let asks: Vec<Ask> = waiter
        .items
        .iter()
        .map(|item| Ask {
            unit_type: item.unit_type_id,
            quantity: item.quantity,
        })
        .collect();
    let hours: Vec<_> = waiter.work_days.iter().map(places::work_hours).collect();
    let ready = if waiter.starts_on <= today {
        Ready::Past
    } else if !waiter.call_open {
        Ready::CallClosed
    } else if waiter.at_limit {
        Ready::AtLimit
    } else if waiter.entry.rests_since.is_some() {
        Ready::Rests
    } else {
        Ready::Yes
    };
    Group {
        booking: waiter.booking.id,
        wants: place.wants(&asks, waiter.starts_on, waiter.ends_on, &hours),
        ready,
    }
}

/// All lines, by place.
pub(super) async fn spots(db: &impl Connection, today: chrono::NaiveDate) -> Result<Vec<Spot>> {
    let mut by_place: BTreeMap<FacilityId, Vec<Waiter>> = BTreeMap::new();
    for waiter in store::line(db, None).await? {
        by_place.entry(waiter.facility).or_default().push(waiter);
    }
    let mut spots = Vec::new();
    for (facility, waiters) in by_place {
        spots.extend(Spot::load(db, facility, waiters, today).await?);
    }
    Ok(spots)
}

/// The resting wishes whose places somebody else has taken by now: when those come free, they are asked again.
pub(super) fn wakeable(spot: &Spot) -> Vec<(BookingId, WaitingEntryId)> {
    let rests = |(waiter, group): (&Waiter, &Group)| {
        let wants = group.wants.as_ref()?;
        let gone = waiter.entry.rests_since.is_some() && spot.place.fit(&spot.taken, wants).is_none();
        gone.then_some((waiter.booking.id, waiter.entry.id))
    };
    spot.waiters.iter().zip(&spot.groups).filter_map(rests).collect()
}

/// What those who wait for the places of an application would get before it: a newcomer takes only what they leave.
/// What the application holds already is its own and isn't given to anybody.
pub(in crate::bookings) struct Lines {
    given: BTreeMap<FacilityId, (Place, Taken)>,
}

impl Lines {
    /// Locks all places that the application wishes for, and goes through their lines.
    pub async fn lock(txn: &Txn, whole: &Whole) -> Result<Self> {
        let facilities: BTreeSet<FacilityId> = whole.application.wishes.iter().flat_map(Wish::facilities).collect();
        let facilities: Vec<FacilityId> = facilities.into_iter().collect();
        availability::lock_places(txn, &facilities).await?;
        let mut given = BTreeMap::new();
        for facility in facilities {
            let mut waiters = store::line(txn, Some(facility)).await?;
            waiters.retain(|waiter| waiter.booking.id != whole.loaded.booking.id);
            if let Some(spot) = Spot::load(txn, facility, waiters, txn.today()).await? {
                let rows = rules::given(&spot.verdicts());
                given.insert(facility, (spot.place, rows));
            }
        }
        Ok(Self { given })
    }

    /// Whether all of it is free, and stays so when everybody who waits for the place has got theirs.
    pub async fn leave_room(&self, txn: &Txn, wants: &[Want]) -> Result<bool> {
        if !availability::is_free(txn, wants).await? {
            return Ok(false);
        }
        for (facility, (place, given)) in &self.given {
            let own = |want: &&Want| place.offers.iter().any(|offer| offer.id == want.unit_type);
            let own: Vec<Want> = wants.iter().filter(own).cloned().collect();
            if !is_left(txn, *facility, (place, given), &own).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether what is wanted of a place is left when everybody in its line has got theirs.
async fn is_left(txn: &Txn, facility: FacilityId, (place, given): (&Place, &Taken), wants: &[Want]) -> Result<bool> {
    let days = wants.iter().flat_map(|want| {
        let parts = want.parts.iter().map(|(day, _)| *day);
        want.nights.iter().copied().chain(parts)
    });
    let days: BTreeSet<chrono::NaiveDate> = days.collect();
    let Some((from, until)) = days.first().zip(days.last()) else {
        return Ok(true);
    };
    let taken = availability::taken(txn, &[facility], *from, *until).await?;
    Ok(rules::is_left(place, &taken, given, wants))
}

/// Puts an application onto the list, for all its wishes that no host declined; `None` when there is no such wish.
pub(in crate::bookings) async fn join(
    txn: &Txn,
    whole: &Whole,
    before: &booking::Model,
    declined: Option<i32>,
    step: Advance,
) -> Result<Option<booking::Model>> {
    let waits = |rank: i32, outcome: Option<Outcome>| Some(rank) != declined && outcome != Some(Outcome::Declined);
    let ranks: Vec<i32> = whole
        .wishes
        .iter()
        .filter(|(wish, _)| waits(wish.rank, wish.outcome))
        .map(|(wish, _)| wish.rank)
        .collect();
    let Some(first) = ranks.first() else {
        return Ok(None);
    };
    store::join(txn, before.id, &ranks).await?;
    places::release(txn, before.id).await?;
    let step = Advance {
        state: Some(State::Waiting),
        due_at: Put::Empty,
        wish: whole.wish_columns(*first),
        ..step
    };
    Ok(Some(bookings::advance(txn, before, step).await?))
}

/// Takes an application off the list, and closes its offer, before its state changes.
pub(in crate::bookings) async fn leave(txn: &Txn, before: &booking::Model, reason: Reason) -> Result<()> {
    if !matches!(before.state, State::Waiting | State::Offered) {
        return Ok(());
    }
    store::answer(txn, before.id, Answer::Void).await?;
    let entries = store::live(txn, before.id).await?;
    let entries: Vec<WaitingEntryId> = entries.iter().map(|entry| entry.id).collect();
    Ok(store::leave(txn, &entries, reason).await?)
}
