//! What a round came to for an application: a place, or none. Called by the room of rounds inside its one change.

use chrono::NaiveDate;
use entities::booking::{self, Kind, State};
use entities::id::{BookingId, FacilityId, UnitId, UnitTypeId};
use uuid::Uuid;

use super::{mails, places};
use crate::app::{App, Context, Txn};
use crate::availability;
use crate::bookings::application::{Application, Item, Wish};
use crate::bookings::store::{self, Advance, Loaded, Put, Whole, WishColumns};
use crate::error::{Error, Refusal, Result};
use crate::notifications::{Method, Topic};
use crate::policy::Permit;

/// A place that is given.
#[derive(Clone, Debug)]
pub struct Given {
    pub facility: FacilityId,
    /// The other facility of a wish of two.
    pub also: Option<FacilityId>,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub items: Vec<(UnitTypeId, i32)>,
    /// Taken where they are free; others of their type otherwise.
    pub units: Vec<UnitId>,
}

impl Given {
    const fn columns(&self, rank: i32) -> WishColumns {
        WishColumns {
            rank,
            facility: self.facility,
            also: self.also,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        }
    }
}

/// By which change, and what its mails are drafted for.
pub struct Under<'a> {
    pub permit: &'a Permit,
    pub draft_of: Uuid,
}

/// Gives an application its place: held for the host, or firm where hosts agreed beforehand. An employee whose days or
/// place are others than those approved goes to the supervisor first, and the place is held meanwhile.
///
/// # Errors
/// 409 `round.application_changed` when it isn't as it was, `booking.full` or `booking.closed` when its place is gone.
pub async fn place(
    app: &App,
    txn: &Txn,
    context: &Context,
    under: &Under<'_>,
    (id, version): (BookingId, i64),
    given: &Given,
) -> Result<()> {
    let loaded = waiting(txn, context, id, version).await?;
    let before = loaded.booking.clone();
    let whole = whole(txn, loaded).await?;
    let (whole, rank) = with_wish(txn, context, whole, given).await?;
    let until = places::deadline(app, txn, &whole, rank).await?;
    let supervised = given.columns(rank).moves(&before) && before.kind == Kind::Employee;
    let next = match (supervised, whole.call.hosts_agreed) {
        (true, _) => State::SupervisorReview,
        (false, true) => State::Confirmed,
        (false, false) => State::HostCheck,
    };
    let confirmed = next == State::Confirmed;
    let step = Advance {
        state: Some(next),
        due_at: if confirmed { Put::Empty } else { Put::Value(until) },
        wish: Some(given.columns(rank)),
        schedule_changed: supervised,
        confirmed_at: confirmed.then_some(txn.now()),
        ..Advance::default()
    };
    let booking = store::advance(txn, &whole.loaded.booking, step).await?;
    let wants = places::wants_of(txn, &whole, rank).await?;
    let hold = if confirmed {
        None
    } else {
        Some(availability::hold(txn, id, booking.version, until).await?)
    };
    availability::take_preferring(txn, id, hold, &wants, &given.units).await?;
    write(app, txn, under, &whole, &booking).await?;
    keep(txn, context, under, (&before, &booking)).await
}

/// Tells an application that it was given none.
///
/// # Errors
/// 409 when it isn't as it was.
pub async fn pass_over(
    app: &App,
    txn: &Txn,
    context: &Context,
    under: &Under<'_>,
    (id, version): (BookingId, i64),
) -> Result<()> {
    let loaded = waiting(txn, context, id, version).await?;
    let before = loaded.booking.clone();
    let whole = whole(txn, loaded).await?;
    let step = Advance {
        state: Some(State::NotSelected),
        due_at: Put::Empty,
        ..Advance::default()
    };
    let booking = store::advance(txn, &before, step).await?;
    let writer = mails::writer(app, txn, &whole, &booking).drafting(under.draft_of);
    writer.to_applicant(Topic::BookingNotSelected, "").await?;
    keep(txn, context, under, (&before, &booking)).await
}

async fn waiting(txn: &Txn, context: &Context, id: BookingId, version: i64) -> Result<Loaded> {
    let loaded = store::lock(txn, &context.scope(), id).await?;
    let loaded = loaded.ok_or(Error::NotFound("booking"))?;
    if loaded.booking.state != State::Pooled || loaded.booking.version != version {
        return Err(Refusal::conflict("round.application_changed").into());
    }
    Ok(loaded)
}

async fn whole(txn: &Txn, loaded: Loaded) -> Result<Whole> {
    store::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))
}

/// The booking with the place among its wishes: the one that it is, or the only one where it is none of them. What was
/// wished stands in the outcome.
async fn with_wish(txn: &Txn, context: &Context, whole: Whole, given: &Given) -> Result<(Whole, i32)> {
    let wish = Wish {
        facility_id: given.facility,
        also_facility_id: given.also,
        starts_on: given.starts_on,
        ends_on: given.ends_on,
        items: given
            .items
            .iter()
            .map(|(unit_type_id, quantity)| Item {
                unit_type_id: *unit_type_id,
                quantity: *quantity,
            })
            .collect(),
    };
    let known = (1..)
        .zip(&whole.application.wishes)
        .find(|(_, known)| is_same(known, &wish));
    if let Some((rank, _)) = known {
        return Ok((whole, rank));
    }
    let application = Application {
        wishes: vec![wish],
        ..whole.application.clone()
    };
    let prices = places::prices(txn, context, &application).await?;
    let booking = store::write_application(txn, &whole.loaded.booking, &application, &prices).await?;
    let loaded = Loaded {
        booking,
        ..whole.loaded
    };
    let rewritten = store::whole(txn, loaded).await?;
    Ok((rewritten.ok_or(Error::NotFound("booking"))?, 1))
}

/// The same places, days and units, in whatever order these are.
fn is_same(known: &Wish, given: &Wish) -> bool {
    let sorted = |wish: &Wish| {
        let mut items = wish.items.clone();
        items.sort_by_key(|item| (item.unit_type_id, item.quantity));
        Wish { items, ..wish.clone() }
    };
    sorted(known) == sorted(given)
}

async fn write(app: &App, txn: &Txn, under: &Under<'_>, whole: &Whole, booking: &booking::Model) -> Result<()> {
    let writer = mails::writer(app, txn, whole, booking).drafting(under.draft_of);
    if booking.state == State::Confirmed {
        return writer.to_guests(Topic::BookingConfirmed, Method::Request, "").await;
    }
    writer.to_applicant(Topic::BookingSelected, "").await?;
    match booking.state {
        State::SupervisorReview => writer.to_supervisors().await,
        _ => writer.to_hosts(Topic::BookingHostAsked, "").await,
    }
}

async fn keep(
    txn: &Txn,
    context: &Context,
    under: &Under<'_>,
    (before, after): (&booking::Model, &booking::Model),
) -> Result<()> {
    let line = (under.permit.action().verb(), under.permit.standing().word());
    Ok(store::event(txn, before, after, line, context.actor.person_id(), "").await?)
}
