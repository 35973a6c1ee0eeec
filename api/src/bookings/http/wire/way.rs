//! Where a booking stands: who holds it now, and the stations of its way.

use chrono::{DateTime, Utc};
use entities::booking::{self, Kind, State};
use entities::booking_event;

use super::translate::words;
use super::{Holder, Milestone, Words};
use crate::bookings::{BookingLoaded, changes, pair, steps};
use crate::policy;

pub(super) fn holder(loaded: &BookingLoaded) -> Option<Holder> {
    let booking = &loaded.booking;
    let of_change = loaded
        .change
        .as_ref()
        .and_then(|change| changes::rules::holder(change.state));
    let standing = of_change.or_else(|| steps::holder(booking.state))?;
    Some(Holder {
        standing: standing.word().to_owned(),
        places: asked(loaded, standing),
        until: booking.due_at,
    })
}

fn asked(loaded: &BookingLoaded, standing: policy::Standing) -> Vec<Words> {
    let (Some(also), policy::Standing::Host) = (loaded.also.as_deref(), standing) else {
        return Vec::new();
    };
    let asked = pair::asked(&loaded.booking);
    let both = loaded.facility.iter().chain([also]);
    both.filter(|place| asked.contains(&place.id))
        .map(|place| words(&place.name_ja, &place.name_en))
        .collect()
}

/// The stations of the way, as far as this kind of application passes them.
pub(super) fn timeline(booking: &booking::Model, events: &[booking_event::Model]) -> Vec<Milestone> {
    let way = [
        State::Draft,
        State::SupervisorReview,
        State::InReview,
        State::HostCheck,
        State::Confirmed,
        State::CheckedIn,
        State::Completed,
    ];
    let way = way
        .into_iter()
        .filter(|state| *state != State::SupervisorReview || booking.kind == Kind::Employee);
    let at = match booking.state {
        State::Returned => booking.returned_from.unwrap_or(State::Draft),
        State::Pooled | State::Waiting | State::Offered => State::InReview,
        other => other,
    };
    let mut passed = true;
    way.map(|state| {
        let reached_at = reached(state, events);
        let phase = if state == at {
            passed = false;
            if state == State::Completed { "done" } else { "now" }
        } else if steps::has_ended(booking.state) && booking.state != State::Completed {
            if reached_at.is_some() || state == State::Draft {
                "done"
            } else {
                "skipped"
            }
        } else if passed {
            "done"
        } else {
            "next"
        };
        Milestone {
            state,
            phase: phase.to_owned(),
            reached_at,
        }
    })
    .collect()
}

fn reached(state: State, events: &[booking_event::Model]) -> Option<DateTime<Utc>> {
    events
        .iter()
        .filter(|event| event.to_state == state && event.from_state != state)
        .map(|event| event.happened_at)
        .max()
}
