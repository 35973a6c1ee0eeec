//! One function an action. What both the preview and the request work out is weighed here, once.

mod ask;
mod decide;
mod mails;
mod weigh;

pub use ask::{Asking, Preview, preview, request};
pub use decide::{accept, approve, expire, forward, refuse, return_, withdraw};
pub(in crate::bookings) use decide::{approve_in, end_with, return_in};

use entities::booking;
use entities::booking_change;
use entities::decision::Step;
use entities::id::BookingId;
use entities::unit_type;

use super::diff::{Difference, Frame, Terms, diff};
use super::rules;
use super::store::{self, Change, Priced};
use super::words::Names;
use crate::app::{Context, Txn};
use crate::audit::{self, Receipt};
use crate::bookings::actions::Done;
use crate::bookings::store as bookings;
use crate::bookings::store::{Whole, WishColumns};
use crate::error::Result;
use crate::policy::{Action, Permit};

/// The open change of a booking, with its terms.
#[must_use]
pub fn open_in(whole: &Whole) -> Option<&Change> {
    whole.changes.iter().find(|change| rules::is_open(change.row.state))
}

/// Whether a change of the booking is open.
///
/// # Errors
/// The database's.
pub(in crate::bookings) async fn is_open(txn: &Txn, booking: BookingId) -> Result<bool> {
    Ok(!store::open_of(txn, [booking]).await?.is_empty())
}

/// What decides whose decision a difference touches.
#[must_use]
pub fn frame(booking: &booking::Model, names: &Names, sides: [&Terms; 2]) -> Frame {
    let is_seat = |item: &crate::bookings::application::Item| {
        let kind = names.get(&item.unit_type_id).map(|unit_type| unit_type.kind);
        kind.is_some_and(|kind| kind != unit_type::Kind::Room)
    };
    Frame {
        kind: booking.kind,
        takes_seats: sides.iter().flat_map(|terms| &terms.items).any(is_seat),
    }
}

/// How a change differs from what was, and the decisions that this needs.
#[must_use]
pub fn differences(whole: &Whole, change: &Change) -> (Vec<Difference>, Vec<Step>) {
    let (before, after) = (&change.original.terms, &change.proposed.terms);
    let frame = frame(&whole.loaded.booking, &whole.unit_types, [before, after]);
    let differences = diff(before, after, frame);
    let steps = rules::steps(&differences, whole.call.hosts_agreed);
    (differences, steps)
}

/// The place in the list of the wish under consideration.
fn index_of(booking: &booking::Model) -> usize {
    usize::try_from(booking.wish_rank - 1).unwrap_or(0)
}

/// The booking with the columns of new terms; the wish's own columns are a step's.
fn with_terms(before: &booking::Model, terms: &Terms) -> booking::Model {
    booking::Model {
        party: terms.party,
        children: terms.children,
        companions: terms.companions,
        ..with_notes(before, terms)
    }
}

fn with_notes(before: &booking::Model, terms: &Terms) -> booking::Model {
    booking::Model {
        arrival_time: terms.arrival_time.clone(),
        purpose_note: terms.purpose_note.clone(),
        needs: terms.needs.clone(),
        considerations: terms.considerations.clone(),
        ..before.clone()
    }
}

/// The columns of the wish under consideration on new terms: the places stay.
fn columns(before: &booking::Model, terms: &Terms) -> Option<WishColumns> {
    Some(WishColumns {
        rank: before.wish_rank,
        facility: before.facility_id?,
        also: before.also_facility_id,
        starts_on: terms.starts_on,
        ends_on: terms.ends_on,
    })
}

/// The booking as it would be on the terms.
fn on_terms(whole: &Whole, terms: &Terms) -> Box<Whole> {
    let application = terms.onto(&whole.application, index_of(&whole.loaded.booking));
    let mut next = Box::new(Whole {
        application,
        ..whole.clone()
    });
    next.loaded.booking = with_terms(&whole.loaded.booking, terms);
    next
}

/// The terms that hold now, with the price of each item.
fn current(whole: &Whole) -> Option<Priced> {
    let booking = &whole.loaded.booking;
    let wish = whole.application.wishes.get(index_of(booking))?;
    let terms = Terms::of(&whole.application, wish);
    let (_, items) = whole.wishes.iter().find(|(wish, _)| wish.rank == booking.wish_rank)?;
    let price = |unit_type| {
        let same = items.iter().filter(|item| item.unit_type_id == unit_type);
        same.map(|item| item.price_yen).sum()
    };
    let prices = terms.items.iter().map(|item| price(item.unit_type_id)).collect();
    Some(Priced { terms, prices })
}

/// History and record of a step of a change.
async fn finish(
    txn: &Txn,
    context: &Context,
    permit: Permit,
    (before, after): (&booking::Model, &booking::Model),
    verb: Action,
    comment: &str,
) -> Result<(Done, Receipt)> {
    let line = (verb.verb(), permit.standing().word());
    bookings::event(txn, before, after, line, context.actor.person_id(), comment).await?;
    let receipt = audit::record(txn, permit, &["change"]).await?;
    Ok((Done::from(after), receipt))
}

/// Ends a change: nothing waits any more.
fn ended(row: booking_change::Model, state: booking_change::State, txn: &Txn) -> booking_change::Model {
    booking_change::Model {
        state,
        due_at: None,
        closed_at: Some(txn.now()),
        version: row.version + 1,
        ..row
    }
}
