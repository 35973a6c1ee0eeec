//! Asking for a change: what it would mean, and the asking itself.

use chrono::{DateTime, Utc};
use entities::booking::{self, State};
use entities::booking_change::{self, State as ChangeState};
use entities::decision::Step;
use entities::id::{BookingChangeId, BookingId};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::weigh::{Weighed, full, until, weigh};
use super::{columns, finish, mails, with_notes, with_terms};
use crate::app::{App, Context, Txn};
use crate::availability;
use crate::bookings::actions::{Done, places};
use crate::bookings::changes::diff::{Difference, Terms};
use crate::bookings::changes::rules;
use crate::bookings::changes::store;
use crate::bookings::changes::words::Names;
use crate::bookings::store as bookings;
use crate::bookings::store::{Advance, Put};
use crate::error::{Error, Fault, Refusal, Result};
use crate::facilities::Fee;
use crate::policy::Action;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangeAsking)]
pub struct Asking {
    #[validate(nested)]
    pub terms: Terms,
    /// Why, in the applicant's words; shown to those who decide.
    #[validate(length(max = 1000))]
    #[serde(default)]
    pub reason: String,
    /// The fee that was shown, in yen; 0 where there is none.
    #[validate(range(min = 0))]
    pub agreed_fee_yen: i64,
}

/// What a change would mean, before it is sent.
#[derive(Clone, Debug)]
pub struct Preview {
    pub differences: Vec<Difference>,
    pub names: Names,
    pub steps: Vec<Step>,
    /// Whether it becomes part of the booking at once.
    pub at_once: bool,
    pub fee: Fee,
    pub before_yen: i64,
    pub after_yen: i64,
    pub until: Option<DateTime<Utc>>,
    pub faults: Vec<Fault>,
    /// Other dates and places, where what is asked for isn't free.
    pub full: Option<Refusal>,
}

/// What a change would mean: the diff, whose decisions it needs, what it costs. Changes nothing.
///
/// # Errors
/// 404, 403; 409 when no change can be asked for. Broken rules are part of the answer.
pub async fn preview(app: &App, context: &Context, id: BookingId, terms: &Terms) -> Result<Preview> {
    let db = app.db.reader();
    let loaded = bookings::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::ChangePreview, &loaded.parties())?;
    rules::may_ask(loaded.booking.state, loaded.change.as_ref().map(|change| change.state))?;
    let weighed = Box::pin(weigh(app, db, context, loaded, terms)).await?;
    let judged = weighed.faults.is_empty() && !weighed.steps.is_empty();
    let full = if judged {
        Box::pin(full(app, db, context, &weighed)).await?
    } else {
        None
    };
    let until = if judged {
        Some(until(app, db, &weighed).await?)
    } else {
        None
    };
    let at_once = weighed.at_once();
    let weighed = *weighed;
    Ok(Preview {
        at_once,
        fee: weighed.fee,
        before_yen: weighed.before.total_yen(),
        after_yen: weighed.after.total_yen(),
        until,
        full,
        differences: weighed.differences,
        names: weighed.whole.unit_types,
        steps: weighed.steps,
        faults: weighed.faults,
    })
}

/// Asks for a change. Before confirmation it is the application from now on and goes back to the first decision that
/// it touches; a confirmed booking stays as it is until the change is decided. Notes are taken over at once.
///
/// # Errors
/// 404, 403, 412; 422 with every broken rule or `change.nothing`; 409 `change.open`, `change.full` with other dates
/// and places, `change.too_late`, `booking.fee_changed`.
pub async fn request(app: &App, context: &Context, id: BookingId, asking: &Asking) -> Result<Done> {
    app.change(context, async |txn| {
        let loaded = bookings::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let permit = context.actor.may(Action::ChangeRequest, &loaded.parties())?;
        let before = loaded.booking.clone();
        context.expect(before.version, || crate::bookings::actions::current(&before))?;
        rules::may_ask(before.state, loaded.change.as_ref().map(|change| change.state))?;
        let weighed = Box::pin(weigh(app, txn, context, loaded, &asking.terms)).await?;
        Refusal::unless_empty("input.invalid", weighed.faults.clone())?;
        if weighed.differences.is_empty() {
            return Err(Refusal::invalid("change.nothing").into());
        }
        if let Some(refusal) = Box::pin(full(app, txn, context, &weighed)).await? {
            return Err(refusal.into());
        }
        let booking = if weighed.at_once() {
            Box::pin(merge(app, txn, context, &weighed, asking)).await?
        } else {
            Box::pin(open(app, txn, context, &weighed, asking)).await?
        };
        let reason = asking.reason.trim();
        finish(txn, context, permit, (&before, &booking), Action::ChangeRequest, reason).await
    })
    .await
}

/// A row for the change as it is asked; one that was returned keeps its id and its place.
async fn row(
    txn: &Txn,
    context: &Context,
    weighed: &Weighed,
    asking: &Asking,
    state: ChangeState,
) -> Result<(booking_change::Model, bool)> {
    let booking = weighed.whole.loaded.booking.id;
    let requested_by = context.actor.person_id().ok_or(Error::Unauthorised("sign_in_needed"))?;
    let returned = weighed.whole.loaded.change.clone();
    let is_new = returned.is_none();
    let (id, position, version) = match returned {
        Some(returned) => (returned.id, returned.position, returned.version + 1),
        None => (BookingChangeId::new(), store::last_position(txn, booking).await? + 1, 1),
    };
    let asked = booking_change::Model {
        id,
        booking_id: booking,
        position,
        state,
        returned_from: None,
        original: store::kept(&weighed.before)?,
        proposed: store::kept(&weighed.after)?,
        reason: asking.reason.trim().to_owned(),
        fee_yen: weighed.fee.yen,
        requested_by,
        due_at: None,
        requested_at: txn.now(),
        closed_at: None,
        version,
    };
    Ok((asked, is_new))
}

/// The booking itself on the new terms.
async fn merge(app: &App, txn: &Txn, context: &Context, weighed: &Weighed, asking: &Asking) -> Result<booking::Model> {
    let before = &weighed.whole.loaded.booking;
    if weighed.whole.loaded.change.is_some() {
        // A returned change isn't corrected by one that matters to nobody.
        return Err(Refusal::invalid("change.nothing").into());
    }
    let (row, is_new) = row(txn, context, weighed, asking, ChangeState::Merged).await?;
    let row = booking_change::Model {
        closed_at: Some(txn.now()),
        ..row
    };
    store::put(txn, row, is_new).await?;
    if weighed.steps.is_empty() {
        let noted = with_notes(before, &weighed.after.terms);
        let booking = bookings::advance(txn, &noted, Advance::default()).await?;
        mails::noted(app, txn, weighed_mail(weighed, &booking)).await?;
        return Ok(booking);
    }
    let terms = &weighed.after.terms;
    store::rewrite(txn, before, &weighed.after).await?;
    let next = rules::returns_to(before.state, &weighed.steps);
    let until = until(app, txn, weighed).await?;
    let came_from = match before.state {
        State::InReview | State::HostCheck if next != before.state => Put::Value(before.state),
        _ => Put::Same,
    };
    let step = Advance {
        state: Some(next),
        returned_from: came_from,
        due_at: Put::Value(until),
        wish: columns(before, terms),
        schedule_changed: weighed.steps.contains(&Step::Supervisor),
        content_changed: weighed.steps.contains(&Step::Secretariat),
        ..Advance::default()
    };
    let booking = bookings::advance(txn, &with_terms(before, terms), step).await?;
    // Who had places keeps places until it is decided, also while a supervisor is asked again.
    if weighed.whole.hold.is_some() || next != State::SupervisorReview {
        places::take(txn, &weighed.next, &booking, before.wish_rank, until).await?;
    }
    mails::merged(app, txn, weighed_mail(weighed, &booking)).await?;
    Ok(booking)
}

/// A change beside the confirmed booking: what it needs beside the booking's places is held.
async fn open(app: &App, txn: &Txn, context: &Context, weighed: &Weighed, asking: &Asking) -> Result<booking::Model> {
    let before = &weighed.whole.loaded.booking;
    if weighed.fee.yen != asking.agreed_fee_yen {
        return Err(Refusal::conflict("booking.fee_changed")
            .with("yen", weighed.fee.yen)
            .with("percent", weighed.fee.percent)
            .into());
    }
    let until = until(app, txn, weighed).await?;
    if until <= txn.now() {
        return Err(Refusal::conflict("change.too_late").into());
    }
    let first = weighed.steps.first().copied().unwrap_or(Step::Host);
    let (row, is_new) = row(txn, context, weighed, asking, rules::waits_for(first)).await?;
    let row = booking_change::Model {
        due_at: Some(until),
        ..row
    };
    store::put(txn, row, is_new).await?;
    let step = Advance {
        due_at: Put::Value(until),
        ..Advance::default()
    };
    let booking = bookings::advance(txn, &with_notes(before, &weighed.after.terms), step).await?;
    availability::drop_held(txn, booking.id).await?;
    let hold = availability::hold(txn, booking.id, booking.version, until).await?;
    availability::take_beside(txn, booking.id, hold, &weighed.wants)
        .await
        .map_err(taken_meanwhile)?;
    mails::asked(app, txn, weighed_mail(weighed, &booking), first, true).await?;
    Ok(booking)
}

/// Somebody was faster between the look and the lock: for the guest it is the same no.
fn taken_meanwhile(error: Error) -> Error {
    match error {
        Error::Refused(refusal) if refusal.code == "booking.full" => Refusal {
            code: "change.full",
            ..refusal
        }
        .into(),
        other => other,
    }
}

const fn weighed_mail<'a>(weighed: &'a Weighed, booking: &'a booking::Model) -> mails::About<'a> {
    mails::About {
        whole: &weighed.whole,
        booking,
        differences: weighed.differences.as_slice(),
        fee_yen: weighed.fee.yen,
    }
}
