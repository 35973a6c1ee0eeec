//! The decisions: supervisor, secretariat, approver, host.

use entities::booking::{self, State};
use entities::id::{BookingId, FacilityId};
use entities::programme_call::SelectionMethod;
use entities::{decision, wish};

use super::{Begun, Done, begin, finish, mails, places};
use crate::app::{App, Context, Txn};
use crate::audit::Receipt;
use crate::bookings::pair;
use crate::bookings::store::{self, Advance, Decided, Put, Whole};
use crate::bookings::waiting::actions as waiting;
use crate::error::{Error, Fault, Refusal, Result};
use crate::policy::{Action, Actor, Standing};

/// The supervisor approves that the employee may work there on those days; the units are taken from here on.
///
/// # Errors
/// 404, 403, 412; 409 `booking.taken_meanwhile` when the wish was taken and the applicant doesn't wait for it.
pub async fn approve(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        approve_in(app, txn, context, Action::BookingApprove, id, comment).await
    })
    .await
}

/// The same, inside a change: signed in or by a link.
pub(super) async fn approve_in(
    app: &App,
    txn: &Txn,
    context: &Context,
    action: Action,
    id: BookingId,
    comment: &str,
) -> Result<(Done, Receipt)> {
    let begun = begin(txn, context, action, id).await?;
    let before = begun.loaded.booking.clone();
    let whole = whole(txn, &begun).await?;
    decide(
        txn,
        context,
        &begun,
        decision::Step::Supervisor,
        decision::Outcome::Approved,
        comment,
    )
    .await?;
    let mut decisions = whole.decisions.clone();
    decisions.extend(store::latest_decision(txn, id).await?);
    // An application that came back from the host after its dates changed needn't pass the secretariat twice.
    let next = match crate::bookings::rules::first_open_decision(&before, &decisions) {
        State::SupervisorReview => State::InReview,
        open => open,
    };
    if !places::has_room(txn, &whole).await? {
        let joined = if before.wait_if_full {
            waiting::join(txn, &whole, &before, None, Advance::default()).await?
        } else {
            None
        };
        let Some(booking) = joined else {
            return Err(Refusal::conflict("booking.taken_meanwhile").into());
        };
        waiting::joined(app, txn, &whole, &booking).await?;
        return finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await;
    }
    let until = places::deadline(app, txn, &whole, before.wish_rank).await?;
    let step = Advance {
        state: Some(next),
        due_at: Put::Value(until),
        ..Advance::default()
    };
    let booking = store::advance(txn, &before, step).await?;
    places::take(txn, &whole, &booking, before.wish_rank, until).await?;
    mails::moved_on(app, txn, &whole, &booking).await?;
    finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await
}

/// The secretariat sends an application on: to the host, to the pool, or straight to confirmed where the call
/// says that hosts agreed beforehand.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn forward(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingForward, id).await?;
        let before = begun.loaded.booking.clone();
        let whole = whole(txn, &begun).await?;
        decide(
            txn,
            context,
            &begun,
            decision::Step::Secretariat,
            decision::Outcome::Approved,
            comment,
        )
        .await?;
        let next = match (whole.call.selection_method, whole.call.hosts_agreed) {
            (SelectionMethod::FirstCome, true) => State::Confirmed,
            (SelectionMethod::FirstCome, false) => State::HostCheck,
            (SelectionMethod::Screening | SelectionMethod::Lottery | SelectionMethod::Round, _) => State::Pooled,
        };
        let until = places::deadline(app, txn, &whole, before.wish_rank).await?;
        let confirmed = next == State::Confirmed;
        let step = Advance {
            state: Some(next),
            due_at: if confirmed { Put::Empty } else { Put::Value(until) },
            confirmed_at: confirmed.then_some(txn.now()),
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        if confirmed {
            places::confirm(txn, &booking).await?;
            mails::confirmed(app, txn, &whole, &booking).await?;
        } else {
            places::renew(txn, &booking, until).await?;
            mails::moved_on(app, txn, &whole, &booking).await?;
        }
        finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// Gives an application back for correction; what is held stays held, and the deadline isn't renewed.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a comment.
pub async fn return_(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        return_in(app, txn, context, Action::BookingReturn, id, comment).await
    })
    .await
}

/// The same, inside a change: signed in or by a link.
pub(super) async fn return_in(
    app: &App,
    txn: &Txn,
    context: &Context,
    action: Action,
    id: BookingId,
    comment: &str,
) -> Result<(Done, Receipt)> {
    let begun = begin(txn, context, action, id).await?;
    let before = begun.loaded.booking.clone();
    let step = match before.state {
        State::SupervisorReview => decision::Step::Supervisor,
        State::HostCheck => decision::Step::Host,
        _ => decision::Step::Secretariat,
    };
    holds_the_step(&begun, step)?;
    super::entry::refuse_return(txn, &before).await?;
    needs_comment(comment)?;
    let whole = whole(txn, &begun).await?;
    decide(txn, context, &begun, step, decision::Outcome::Returned, comment).await?;
    let step = Advance {
        state: begun.to(),
        returned_from: Put::Value(before.state),
        ..Advance::default()
    };
    let booking = store::advance(txn, &before, step).await?;
    mails::returned(app, txn, &whole, &booking, comment).await?;
    finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await
}

/// Only the standing that holds the step may give it back: a host can't return what the secretariat reviews.
fn holds_the_step(begun: &Begun, step: decision::Step) -> Result<()> {
    let holds = match step {
        decision::Step::Supervisor => matches!(begun.permit.standing(), Standing::Supervisor | Standing::Link),
        decision::Step::Secretariat | decision::Step::Approver => begun.permit.standing() == Standing::Secretariat,
        decision::Step::Host => matches!(begun.permit.standing(), Standing::Host | Standing::AlsoHost),
    };
    if holds { Ok(()) } else { Err(Error::Forbidden) }
}

/// Who is told no is told why.
pub(in crate::bookings) fn needs_comment(comment: &str) -> Result<()> {
    let faults = if comment.trim().is_empty() {
        vec![Fault::new("comment", "required")]
    } else {
        Vec::new()
    };
    Ok(Refusal::unless_empty("input.invalid", faults)?)
}

/// The approver says no to an application.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a reason.
pub async fn disapprove(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingDisapprove, id).await?;
        let before = begun.loaded.booking.clone();
        needs_comment(comment)?;
        let whole = whole(txn, &begun).await?;
        decide(
            txn,
            context,
            &begun,
            decision::Step::Approver,
            decision::Outcome::Disapproved,
            comment,
        )
        .await?;
        let step = Advance {
            state: begun.to(),
            due_at: Put::Empty,
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        places::release(txn, booking.id).await?;
        mails::disapproved(app, txn, &whole, &booking, comment).await?;
        finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// The host takes the guest: what was held is firm from here on. Of two places with two hosts that is so once both
/// have accepted; the first word is kept, and the other host is still asked.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn accept(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingAccept, id).await?;
        let before = begun.loaded.booking.clone();
        let answer = pair::answer(&before, &context.actor.standings(&begun.loaded.parties()));
        pair::refuse_twice(&answer)?;
        let whole = whole(txn, &begun).await?;
        decide(
            txn,
            context,
            &begun,
            decision::Step::Host,
            decision::Outcome::Accepted,
            comment,
        )
        .await?;
        if !answer.left.is_empty() {
            let step = Advance {
                accepted: answer.own.first().copied(),
                ..Advance::default()
            };
            let booking = store::advance(txn, &before, step).await?;
            return finish(txn, context, begun.permit, (&before, &booking), comment, &["accepted"]).await;
        }
        store::mark_wish(txn, id, before.wish_rank, wish::Outcome::Accepted).await?;
        let step = Advance {
            state: Some(State::Confirmed),
            due_at: Put::Empty,
            confirmed_at: Some(txn.now()),
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        places::confirm(txn, &booking).await?;
        mails::confirmed(app, txn, &whole, &booking).await?;
        mails::also_confirmed(app, txn, &whole, &booking).await?;
        finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// A host can't, be it one of two: the application moves to its next wish that is free and that one's host, past the
/// supervisor only when dates or place differ; with no wish left it is declined.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a reason.
pub async fn decline(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = begin(txn, context, Action::BookingDecline, id).await?;
        let before = begun.loaded.booking.clone();
        needs_comment(comment)?;
        let whole = whole(txn, &begun).await?;
        decide(
            txn,
            context,
            &begun,
            decision::Step::Host,
            decision::Outcome::Declined,
            comment,
        )
        .await?;
        store::mark_wish(txn, id, before.wish_rank, wish::Outcome::Declined).await?;
        places::release(txn, id).await?;
        let standings = context.actor.standings(&begun.loaded.parties());
        let (own, others) = (pair::own(&before, &standings), pair::others(&before, &standings));
        let why = (own.as_slice(), comment);
        mails::also_declined(app, txn, &whole, &before, &others).await?;
        let Some(rank) = places::next_free_wish(txn, &whole, before.wish_rank).await? else {
            let booking = wait_or_end(app, txn, &whole, &before, why).await?;
            return finish(txn, context, begun.permit, (&before, &booking), comment, &["state"]).await;
        };
        let booking = places::move_to_wish(app, txn, &whole, &before, rank).await?;
        mails::moved_to_wish(app, txn, &whole, &booking, why).await?;
        finish(
            txn,
            context,
            begun.permit,
            (&before, &booking),
            comment,
            &["state", "wish_rank"],
        )
        .await
    })
    .await
}

/// No wish is left that is free: it waits for those that no host declined, if the applicant asked for that and there
/// is one; else it has come to its end.
async fn wait_or_end(
    app: &App,
    txn: &Txn,
    whole: &Whole,
    before: &booking::Model,
    why: (&[FacilityId], &str),
) -> Result<booking::Model> {
    let refused = Some(before.wish_rank);
    if before.wait_if_full
        && let Some(booking) = waiting::join(txn, whole, before, refused, Advance::default()).await?
    {
        waiting::joined(app, txn, whole, &booking).await?;
        return Ok(booking);
    }
    let step = Advance {
        state: Some(State::Declined),
        due_at: Put::Empty,
        ..Advance::default()
    };
    let booking = store::advance(txn, before, step).await?;
    mails::declined(app, txn, whole, &booking, why).await?;
    Ok(booking)
}

async fn whole(txn: &Txn, begun: &Begun) -> Result<Whole> {
    store::whole(txn, begun.loaded.clone())
        .await?
        .ok_or(Error::NotFound("booking"))
}

/// Keeps a decision on the booking as it was when the change began.
pub(in crate::bookings) async fn decide(
    txn: &Txn,
    context: &Context,
    begun: &Begun,
    step: decision::Step,
    outcome: decision::Outcome,
    comment: &str,
) -> Result<()> {
    let decided = Decided {
        step,
        outcome,
        person: context.actor.person_id(),
        by_link: matches!(context.actor, Actor::Link { .. }),
        comment: comment.to_owned(),
    };
    Ok(store::decide(txn, &begun.loaded.booking, decided).await?)
}
