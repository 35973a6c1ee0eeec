//! The one-time links: a supervisor decides, a guest cancels or answers an offer, without signing in. Reading one changes nothing;
//! it shows the schedule only, and is dead after the decision, a change of the booking, or its time.

use entities::booking;
use entities::id::BookingId;
use entities::link::Capability;
use entities::person::Locale;

use super::exits::cancel_in;
use super::mails::places_name;
use super::review::{approve_in, return_in};
use super::{Done, places};
use crate::accounts::links;
use crate::app::{App, Context, Txn};
use crate::audit::{self, Outcome, Receipt};
use crate::bookings::application::WorkDay;
use crate::bookings::changes::{self, ChangeLine};
use crate::bookings::store;
use crate::error::{Error, Refusal, Result};
use crate::policy::Action;

/// What the bearer of a link sees.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub capability: Capability,
    pub booking: booking::Model,
    /// The names of its places, in both languages.
    pub places: Option<(String, String)>,
    pub work_days: Vec<WorkDay>,
    /// The fee of cancelling today, for a cancel link.
    pub fee_yen: Option<i64>,
    /// What the stay costs, for an offer.
    pub total_yen: Option<i64>,
    /// What a change asks to be different.
    pub lines: Vec<ChangeLine>,
}

const BOOKING_LINKS: [Capability; 3] = [
    Capability::BookingApprove,
    Capability::BookingCancel,
    Capability::OfferAnswer,
];

/// Shows what a link is about.
///
/// # Errors
/// 410 with what to do when it expired, was used, or the booking has changed since.
pub async fn view_link(app: &App, context: &Context, token: &str) -> Result<Schedule> {
    let db = app.db.writer();
    let found = links::find_any(db, token, &BOOKING_LINKS, app.now()).await?;
    let context = context.acting_as(found.actor());
    let id = BookingId(found.subject());
    let loaded = store::find(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    context.actor.may(Action::LinkView, &loaded.parties())?;
    overtaken(&loaded.booking, found.version())?;
    let whole = store::whole(db, loaded).await?.ok_or(Error::NotFound("booking"))?;
    let fee_yen = match found.capability() {
        Capability::BookingCancel => Some(places::cancellation(db, &whole, app.today()).await?.yen),
        _ => None,
    };
    let total_yen = (found.capability() == Capability::OfferAnswer).then(|| whole.total_yen());
    let (facility, also) = (whole.loaded.facility.as_ref(), whole.loaded.also.as_deref());
    let named = |locale| places_name(facility, also, locale);
    Ok(Schedule {
        capability: found.capability(),
        places: facility.map(|_| (named(Locale::Ja), named(Locale::En))),
        work_days: changes::actions::open_in(&whole).map_or_else(
            || whole.application.work_days.clone(),
            |change| change.proposed.terms.work_days.clone(),
        ),
        lines: changes::actions::open_in(&whole)
            .map_or_else(Vec::new, |change| changes::lines_of(&whole, change, true)),
        booking: whole.loaded.booking,
        fee_yen,
        total_yen,
    })
}

/// The supervisor approves by the link.
///
/// # Errors
/// As [`super::approve`]; 410 for a dead link.
pub async fn approve_by_link(app: &App, context: &Context, token: &str, comment: &str) -> Result<Done> {
    let action = Action::LinkApprove;
    by_link(app, context, token, action, async |txn, context, id| {
        if changes::actions::is_open(txn, id).await? {
            return Box::pin(changes::actions::approve_in(app, txn, context, action, id, comment)).await;
        }
        Box::pin(approve_in(app, txn, context, action, id, comment)).await
    })
    .await
}

/// The supervisor gives it back by the link.
///
/// # Errors
/// As [`super::return_`]; 410 for a dead link.
pub async fn return_by_link(app: &App, context: &Context, token: &str, comment: &str) -> Result<Done> {
    let action = Action::LinkReturn;
    by_link(app, context, token, action, async |txn, context, id| {
        if changes::actions::is_open(txn, id).await? {
            return Box::pin(changes::actions::return_in(app, txn, context, action, id, comment)).await;
        }
        return_in(app, txn, context, action, id, comment).await
    })
    .await
}

/// The guest cancels by the link, agreeing to the fee that was shown.
///
/// # Errors
/// As [`super::cancel`]; 410 for a dead link.
pub async fn cancel_by_link(app: &App, context: &Context, token: &str, agreed_fee_yen: i64) -> Result<Done> {
    let action = Action::LinkCancel;
    by_link(app, context, token, action, async |txn, context, id| {
        cancel_in(app, txn, context, action, id, agreed_fee_yen, "").await
    })
    .await
}

/// Uses the link up in the change that it makes: if that fails, the link lives on. That a dead one was tried is recorded.
pub(in crate::bookings) async fn by_link<F>(
    app: &App,
    context: &Context,
    token: &str,
    action: Action,
    act: F,
) -> Result<Done>
where
    F: AsyncFnOnce(&Txn, &Context, BookingId) -> Result<(Done, Receipt)>,
{
    let capability = match action {
        Action::LinkCancel => Capability::BookingCancel,
        Action::LinkOfferAccept | Action::LinkOfferDecline => Capability::OfferAnswer,
        _ => Capability::BookingApprove,
    };
    app.change_or_refuse(context, async |txn| {
        let found = links::find(txn, token, capability).await?;
        let context = context.acting_as(found.actor());
        let id = BookingId(found.subject());
        let loaded = store::lock(txn, &context.scope(), id)
            .await?
            .ok_or(Error::NotFound("booking"))?;
        let dead = found.dead().cloned();
        if let Some(refusal) = dead.or_else(|| overtaken(&loaded.booking, found.version()).err()) {
            let permit = context.actor.may(action, &loaded.parties())?;
            let receipt = audit::record_refusal(txn, permit, &refusal).await?;
            return Ok((Outcome::Refused(refusal), receipt));
        }
        links::spend(txn, &found).await?;
        let (done, receipt) = act(txn, &context, id).await?;
        Ok((Outcome::Done(done), receipt))
    })
    .await
}

fn overtaken(booking: &booking::Model, version: Option<i64>) -> std::result::Result<(), Refusal> {
    if version.is_none_or(|version| version == booking.version) {
        return Ok(());
    }
    Err(Refusal::gone("link.overtaken"))
}
