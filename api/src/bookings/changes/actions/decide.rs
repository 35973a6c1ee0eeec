//! Decisions on a change, and its ends.

use entities::booking::{self, State};
use entities::booking_change::{self, State as ChangeState};
use entities::decision::{Outcome, Step};
use entities::id::BookingId;

use super::{columns, differences, ended, finish, index_of, mails, on_terms, open_in, with_terms};
use crate::app::{App, Context, Txn};
use crate::audit::Receipt;
use crate::availability;
use crate::bookings::actions::review::needs_comment;
use crate::bookings::actions::{Done, current, places};
use crate::bookings::changes::diff::Difference;
use crate::bookings::changes::rules;
use crate::bookings::changes::store::{self, Change};
use crate::bookings::store as bookings;
use crate::bookings::store::{Advance, Decided, Put, Whole};
use crate::error::{Error, Refusal, Result};
use crate::policy::{Action, Actor, Permit, Standing};

/// A step on a change that has begun: the locked booking, its open change, the permit.
struct Begun {
    whole: Whole,
    change: Change,
    permit: Permit,
    differences: Vec<Difference>,
    steps: Vec<Step>,
    /// Everything that the one who acts is to the booking.
    standings: Vec<Standing>,
}

impl Begun {
    const fn before(&self) -> &booking::Model {
        &self.whole.loaded.booking
    }

    fn about<'a>(&'a self, booking: &'a booking::Model) -> mails::About<'a> {
        mails::About {
            whole: &self.whole,
            booking,
            differences: &self.differences,
            fee_yen: self.change.row.fee_yen,
        }
    }
}

async fn begin(txn: &Txn, context: &Context, action: Action, id: BookingId) -> Result<Box<Begun>> {
    let loaded = bookings::lock(txn, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    let permit = context.actor.may(action, &loaded.parties())?;
    let standings = context.actor.standings(&loaded.parties());
    context.expect(loaded.booking.version, || current(&loaded.booking))?;
    let whole = bookings::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))?;
    let change = open_in(&whole)
        .cloned()
        .ok_or_else(|| Refusal::conflict("change.none"))?;
    let (differences, steps) = differences(&whole, &change);
    Ok(Box::new(Begun {
        whole,
        change,
        permit,
        differences,
        steps,
        standings,
    }))
}

/// The step that is waited for, if this is it and the one who acts holds it.
fn held(begun: &Begun, only: Option<Step>) -> Result<Step> {
    let waited = rules::step_of(begun.change.row.state);
    let step = waited
        .filter(|step| only.is_none_or(|only| only == *step))
        .ok_or_else(|| Refusal::conflict("booking.not_now"))?;
    if begun.standings.iter().any(|standing| rules::holds(*standing, step)) {
        Ok(step)
    } else {
        Err(Error::Forbidden)
    }
}

async fn decide(
    txn: &Txn,
    context: &Context,
    begun: &Begun,
    (step, outcome): (Step, Outcome),
    comment: &str,
) -> Result<()> {
    let decided = Decided {
        step,
        outcome,
        person: context.actor.person_id(),
        by_link: matches!(context.actor, Actor::Link { .. }),
        comment: comment.to_owned(),
    };
    Ok(bookings::decide(txn, begun.before(), decided).await?)
}

/// The supervisor agrees to the new days.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn approve(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        approve_in(app, txn, context, Action::ChangeApprove, id, comment).await
    })
    .await
}

/// The same, inside a change: signed in or by a link.
pub(in crate::bookings) async fn approve_in(
    app: &App,
    txn: &Txn,
    context: &Context,
    action: Action,
    id: BookingId,
    comment: &str,
) -> Result<(Done, Receipt)> {
    let begun = Box::pin(begin(txn, context, action, id)).await?;
    let steps = (Step::Supervisor, Outcome::Approved);
    Box::pin(go_on(app, txn, context, begun, steps, Action::ChangeApprove, comment)).await
}

/// The secretariat sends the change on to the host, or agrees for it where hosts agreed beforehand.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn forward(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = Box::pin(begin(txn, context, Action::ChangeForward, id)).await?;
        let steps = (Step::Secretariat, Outcome::Approved);
        Box::pin(go_on(app, txn, context, begun, steps, Action::ChangeForward, comment)).await
    })
    .await
}

/// The host takes the guest on the new terms: the places are swapped.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn accept(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = Box::pin(begin(txn, context, Action::ChangeAccept, id)).await?;
        let steps = (Step::Host, Outcome::Accepted);
        Box::pin(go_on(app, txn, context, begun, steps, Action::ChangeAccept, comment)).await
    })
    .await
}

/// On to the next decision, or, after the last, onto the booking.
async fn go_on(
    app: &App,
    txn: &Txn,
    context: &Context,
    begun: Box<Begun>,
    (step, outcome): (Step, Outcome),
    verb: Action,
    comment: &str,
) -> Result<(Done, Receipt)> {
    held(&begun, Some(step))?;
    decide(txn, context, &begun, (step, outcome), comment).await?;
    let before = begun.before().clone();
    let booking = match rules::after(&begun.steps, step) {
        Some(next) => Box::pin(send_on(app, txn, &begun, next)).await?,
        None => Box::pin(swap(app, txn, &begun, comment)).await?,
    };
    finish(txn, context, begun.permit, (&before, &booking), verb, comment).await
}

async fn send_on(app: &App, txn: &Txn, begun: &Begun, next: Step) -> Result<booking::Model> {
    let before = begun.before();
    let proposed = on_terms(&begun.whole, &begun.change.proposed.terms);
    let old = places::deadline(app, txn, &begun.whole, before.wish_rank).await?;
    let new = places::deadline(app, txn, &proposed, before.wish_rank).await?;
    let until = old.min(new);
    let row = booking_change::Model {
        state: rules::waits_for(next),
        due_at: Some(until),
        version: begun.change.row.version + 1,
        ..begun.change.row.clone()
    };
    store::put(txn, row, false).await?;
    let step = Advance {
        due_at: Put::Value(until),
        ..Advance::default()
    };
    let booking = bookings::advance(txn, before, step).await?;
    availability::renew_hold(txn, booking.id, booking.version, until).await?;
    mails::asked(app, txn, begun.about(&booking), next, false).await?;
    Ok(booking)
}

/// The last yes: rows, wish and plan are the new ones from here on, and calendars hear of it.
async fn swap(app: &App, txn: &Txn, begun: &Begun, comment: &str) -> Result<booking::Model> {
    let before = begun.before();
    let terms = &begun.change.proposed.terms;
    let next = on_terms(&begun.whole, terms);
    let wants = places::wants_of(txn, &next, before.wish_rank).await?;
    store::rewrite(txn, before, &begun.change.proposed).await?;
    let step = Advance {
        due_at: Put::Empty,
        wish: columns(before, terms),
        schedule_changed: begun.steps.contains(&Step::Supervisor),
        content_changed: true,
        ..Advance::default()
    };
    // Notes may have been written since the change was asked for: they stay.
    let noted = terms.with_notes_of(&super::current(&begun.whole).map_or_else(|| terms.clone(), |now| now.terms));
    let booking = bookings::advance(txn, &with_terms(before, &noted), step).await?;
    availability::swap(txn, booking.id, &wants).await?;
    store::put(txn, ended(begun.change.row.clone(), ChangeState::Accepted, txn), false).await?;
    let told = Box::new(Whole {
        application: terms.onto(&begun.whole.application, index_of(before)),
        ..begun.whole.clone()
    });
    let about = mails::About {
        whole: &told,
        ..begun.about(&booking)
    };
    mails::accepted(app, txn, about, comment).await?;
    Ok(booking)
}

/// Gives a change back for correction; what is held stays held, and the deadline isn't renewed.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a comment.
pub async fn return_(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        return_in(app, txn, context, Action::ChangeReturn, id, comment).await
    })
    .await
}

/// The same, inside a change: signed in or by a link.
pub(in crate::bookings) async fn return_in(
    app: &App,
    txn: &Txn,
    context: &Context,
    action: Action,
    id: BookingId,
    comment: &str,
) -> Result<(Done, Receipt)> {
    let begun = Box::pin(begin(txn, context, action, id)).await?;
    let step = held(&begun, None)?;
    needs_comment(comment)?;
    decide(txn, context, &begun, (step, Outcome::Returned), comment).await?;
    let row = booking_change::Model {
        state: ChangeState::Returned,
        returned_from: Some(begun.change.row.state),
        version: begun.change.row.version + 1,
        ..begun.change.row.clone()
    };
    store::put(txn, row, false).await?;
    let before = begun.before().clone();
    let booking = bookings::advance(txn, &before, Advance::default()).await?;
    mails::returned(app, txn, begun.about(&booking), comment).await?;
    let verb = Action::ChangeReturn;
    finish(txn, context, begun.permit, (&before, &booking), verb, comment).await
}

/// Says no to a change: the booking stays as it is.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a reason.
pub async fn refuse(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = Box::pin(begin(txn, context, Action::ChangeRefuse, id)).await?;
        let step = held(&begun, None)?;
        needs_comment(comment)?;
        let outcome = if step == Step::Host {
            Outcome::Declined
        } else {
            Outcome::Disapproved
        };
        decide(txn, context, &begun, (step, outcome), comment).await?;
        let booking = drop_it(txn, &begun, ChangeState::Refused).await?;
        mails::refused(app, txn, begun.about(&booking), comment).await?;
        let before = begun.before().clone();
        let verb = Action::ChangeRefuse;
        finish(txn, context, begun.permit, (&before, &booking), verb, comment).await
    })
    .await
}

/// The applicant takes a change back: the booking stays as it is.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn withdraw(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let begun = Box::pin(begin(txn, context, Action::ChangeWithdraw, id)).await?;
        let booking = drop_it(txn, &begun, ChangeState::Withdrawn).await?;
        let told = begun.change.row.state == ChangeState::HostCheck;
        mails::withdrawn(app, txn, begun.about(&booking), told).await?;
        let before = begun.before().clone();
        let verb = Action::ChangeWithdraw;
        finish(txn, context, begun.permit, (&before, &booking), verb, comment).await
    })
    .await
}

/// The time for deciding is over: only what was held for the change is freed.
///
/// # Errors
/// 404 when no change is open or a step was faster; the database's.
pub async fn expire(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("expire_changes");
    app.change(&context, async |txn| {
        let begun = Box::pin(begin(txn, &context, Action::ChangeExpire, id)).await?;
        if begun.before().state != State::Confirmed {
            return Err(Error::NotFound("expired change"));
        }
        availability::lock_expired(txn, id, txn.now())
            .await?
            .ok_or(Error::NotFound("expired hold"))?;
        let booking = drop_it(txn, &begun, ChangeState::Expired).await?;
        mails::expired(app, txn, begun.about(&booking)).await?;
        let before = begun.before().clone();
        finish(
            txn,
            &context,
            begun.permit,
            (&before, &booking),
            Action::ChangeExpire,
            "",
        )
        .await
    })
    .await
}

async fn drop_it(txn: &Txn, begun: &Begun, state: ChangeState) -> Result<booking::Model> {
    availability::drop_held(txn, begun.before().id).await?;
    store::put(txn, ended(begun.change.row.clone(), state, txn), false).await?;
    let step = Advance {
        due_at: Put::Empty,
        ..Advance::default()
    };
    Ok(bookings::advance(txn, begun.before(), step).await?)
}

/// Ends an open change with the booking's own step: who has arrived, or isn't coming, changes nothing any more.
///
/// # Errors
/// The database's.
pub(in crate::bookings) async fn end_with(txn: &Txn, booking: &booking::Model) -> Result<()> {
    for row in store::open_of(txn, [booking.id]).await? {
        availability::drop_held(txn, booking.id).await?;
        store::put(txn, ended(row, ChangeState::Withdrawn, txn), false).await?;
        let line = (Action::ChangeWithdraw.verb(), crate::policy::Standing::System.word());
        bookings::event(txn, booking, booking, line, None, "").await?;
    }
    Ok(())
}
