//! The ways out: withdrawn, cancelled, called off, revoked, no-show.

use entities::booking::{self, State};
use entities::id::BookingId;
use entities::waiting_entry::Reason;

use super::review::needs_comment;
use super::{Done, begin, finish, mails, places};
use crate::app::{App, Context, Txn};
use crate::audit::Receipt;
use crate::bookings::store::{self, Advance, Put, Whole};
use crate::bookings::waiting::actions as waiting;
use crate::bookings::{rules, steps};
use crate::error::{Error, Refusal, Result};
use crate::policy::{Action, Permit};

/// The applicant takes it back before it is confirmed; no fee.
///
/// # Errors
/// 404, 403, 412, 409.
pub async fn withdraw(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let (permit, to, whole, before) = open(txn, context, Action::BookingWithdraw, id).await?;
        let booking = leave(txn, &before, to, None).await?;
        places::release(txn, id).await?;
        if before.state != State::Draft {
            mails::withdrawn(app, txn, &whole, &booking).await?;
        }
        finish(txn, context, permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// The applicant cancels a confirmed stay under the rule of the facility, agreeing to the fee that was shown.
///
/// # Errors
/// 404, 403, 412; 409 `booking.fee_changed` when the fee is another by now.
pub async fn cancel(app: &App, context: &Context, id: BookingId, agreed_fee_yen: i64, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        cancel_in(app, txn, context, Action::BookingCancel, id, agreed_fee_yen, comment).await
    })
    .await
}

/// The same, inside a change: signed in or by a link.
pub(super) async fn cancel_in(
    app: &App,
    txn: &Txn,
    context: &Context,
    action: Action,
    id: BookingId,
    agreed_fee_yen: i64,
    comment: &str,
) -> Result<(Done, Receipt)> {
    let (permit, to, whole, before) = open(txn, context, action, id).await?;
    let fee = places::cancellation(txn, &whole, txn.today()).await?;
    if fee.yen != agreed_fee_yen {
        return Err(Refusal::conflict("booking.fee_changed")
            .with("yen", fee.yen)
            .with("percent", fee.percent)
            .into());
    }
    let booking = leave(txn, &before, to, Some(fee.yen)).await?;
    places::release(txn, id).await?;
    mails::cancelled(app, txn, &whole, &booking).await?;
    finish(
        txn,
        context,
        permit,
        (&before, &booking),
        comment,
        &["state", "fee_yen"],
    )
    .await
}

/// Called off by the secretariat, or by the host of a confirmed stay; no fee.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a reason.
pub async fn call_off(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let (permit, to, whole, before) = open(txn, context, Action::BookingCallOff, id).await?;
        if !steps::calls_off(permit.standing(), before.state) {
            return Err(Error::Forbidden);
        }
        needs_comment(comment)?;
        let booking = leave(txn, &before, to, None).await?;
        release_rest(txn, &before).await?;
        mails::called_off(app, txn, &whole, &booking, comment).await?;
        finish(txn, context, permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// The secretariat takes the approval back: a breach, a false statement.
///
/// # Errors
/// 404, 403, 412, 409; 422 without a reason.
pub async fn revoke(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let (permit, to, whole, before) = open(txn, context, Action::BookingRevoke, id).await?;
        needs_comment(comment)?;
        let booking = leave(txn, &before, to, None).await?;
        release_rest(txn, &before).await?;
        mails::revoked(app, txn, &whole, &booking, comment).await?;
        finish(txn, context, permit, (&before, &booking), comment, &["state"]).await
    })
    .await
}

/// The host says that nobody came, on or after the first day.
///
/// # Errors
/// 404, 403, 412; 409 before the first day.
pub async fn no_show(app: &App, context: &Context, id: BookingId, comment: &str) -> Result<Done> {
    app.change(context, async |txn| {
        let (permit, to, whole, before) = open(txn, context, Action::BookingNoShow, id).await?;
        rules::begun(&before, txn.today())?;
        let fee = places::no_show_fee(txn, &whole).await?;
        let booking = leave(txn, &before, to, Some(fee.yen)).await?;
        places::release_from(txn, id, txn.today()).await?;
        mails::no_show(app, txn, &whole, &booking).await?;
        finish(
            txn,
            context,
            permit,
            (&before, &booking),
            comment,
            &["state", "fee_yen"],
        )
        .await
    })
    .await
}

async fn open(
    txn: &Txn,
    context: &Context,
    action: Action,
    id: BookingId,
) -> Result<(Permit, Option<State>, Whole, booking::Model)> {
    let begun = begin(txn, context, action, id).await?;
    let (to, before) = (begun.to(), begun.loaded.booking.clone());
    let whole = store::whole(txn, begun.loaded)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    Ok((begun.permit, to, whole, before))
}

async fn leave(txn: &Txn, before: &booking::Model, to: Option<State>, fee_yen: Option<i64>) -> Result<booking::Model> {
    let reason = if to == Some(State::Withdrawn) {
        Reason::Withdrawn
    } else {
        Reason::Ended
    };
    waiting::leave(txn, before, reason).await?;
    let step = Advance {
        state: to,
        due_at: Put::Empty,
        fee_yen,
        ..Advance::default()
    };
    Ok(store::advance(txn, before, step).await?)
}

/// A stay that has begun gives back what is still to come; one that hasn't gives back all.
async fn release_rest(txn: &Txn, before: &booking::Model) -> Result<()> {
    if before.state == State::CheckedIn {
        places::release_from(txn, before.id, txn.today()).await
    } else {
        places::release(txn, before.id).await
    }
}
