//! What the clock does to bookings. A late step beats it if it locks first.

use entities::booking::{ClosedBy, State};
use entities::id::BookingId;

use super::{Done, eve, finish, mails, places};
use crate::app::{App, Context};
use crate::availability;
use crate::bookings::rules;
use crate::bookings::store::{self, Advance, Put};
use crate::error::{Error, Result};
use crate::facilities;
use crate::policy::Action;

/// Frees an expired hold and ends the application, unless a step was faster.
///
/// # Errors
/// The database's; 409 when a step was faster.
pub async fn expire_hold(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("expire_holds");
    app.change(&context, async |txn| {
        let loaded = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let permit = context.actor.may(Action::BookingHoldExpire, &loaded.parties())?;
        let before = loaded.booking.clone();
        rules::step(Action::BookingHoldExpire, before.state)?;
        availability::lock_expired(txn, id, txn.now())
            .await?
            .ok_or(Error::NotFound("expired hold"))?;
        let step = Advance {
            state: Some(State::HoldExpired),
            due_at: Put::Empty,
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        places::release(txn, id).await?;
        let whole = store::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))?;
        mails::hold_expired(app, txn, &whole, &booking).await?;
        finish(txn, &context, permit, (&before, &booking), "", &["state"]).await
    })
    .await
}

/// Closes a stay that is over: checked in → completed (自動); never checked in → completed (未確認), without
/// surveys, after the host had three business days to say.
///
/// # Errors
/// 404 when it needn't be closed yet.
pub async fn close_stay(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("close_stays");
    app.change(&context, async |txn| {
        let loaded = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let permit = context.actor.may(Action::BookingStayClose, &loaded.parties())?;
        let before = loaded.booking;
        rules::step(Action::BookingStayClose, before.state)?;
        let calendar = facilities::calendar(txn).await?;
        let closed_by = rules::closes(&before, txn.now(), &calendar).ok_or(Error::NotFound("stay to close"))?;
        let last_day = before.ends_on.unwrap_or(txn.today());
        let step = Advance {
            state: Some(State::Completed),
            closed: Some((txn.now(), last_day, closed_by)),
            due_at: Put::Empty,
            ..Advance::default()
        };
        let booking = store::advance(txn, &before, step).await?;
        let fields: &[&str] = match closed_by {
            ClosedBy::Unconfirmed => &["state", "unconfirmed"],
            ClosedBy::Automatic | ClosedBy::Person => &["state"],
        };
        finish(txn, &context, permit, (&before, &booking), "", fields).await
    })
    .await
}

/// Sends the message of the day before, and asks for names that are due; each once.
///
/// # Errors
/// The database's; 404 when a step was faster, or there is nobody to write to.
pub async fn remind(app: &App, id: BookingId) -> Result<Done> {
    let context = Context::system("remind_stays");
    app.change(&context, async |txn| {
        let loaded = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let permit = context.actor.may(Action::BookingRemind, &loaded.parties())?;
        let before = loaded.booking.clone();
        if before.state != State::Confirmed {
            return Err(Error::NotFound("stay to remind of"));
        }
        let whole = store::whole(txn, loaded).await?.ok_or(Error::NotFound("booking"))?;
        let told = if rules::is_imminent(&before, txn.today()) {
            eve::day_before(app, txn, &whole).await?
        } else {
            eve::names_due(app, txn, &whole).await?
        };
        if !told {
            return Err(Error::NotFound("somebody to remind"));
        }
        finish(txn, &context, permit, (&before, &before), "", &[]).await
    })
    .await
}
