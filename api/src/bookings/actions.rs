//! One function an action; the only place where the order of things is decided.
//!
//! Every change begins alike ([`begin`]: load and lock, permit, compare versions, ask the table of steps) and
//! ends alike ([`finish`]: history and record).

mod clock;
mod draft;
mod entry;
mod eve;
mod exits;
mod export;
pub(super) mod links;
mod look;
pub(super) mod mails;
mod outcome;
pub(super) mod places;
pub(super) mod review;
mod stay;

pub use clock::{close_stay, expire_hold, remind};
pub use draft::{check, create, submit, update};
pub use entry::{claim, enter};
pub use exits::{call_off, cancel, no_show, revoke, withdraw};
pub use export::export;
pub use links::{Schedule, approve_by_link, cancel_by_link, return_by_link, view_link};
pub use look::{calendar, list, parties_of, view};
pub use outcome::{Given, Under, pass_over, place};
pub use review::{accept, approve, decline, disapprove, forward, return_};
pub use stay::{Named, Report, check_in, check_out, name_participants, write_report};

use entities::booking::{self, State};
use entities::id::BookingId;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::changes;
use super::rules;
use super::steps::{Step, To};
use super::store::{self, Loaded};
use crate::app::{Context, Txn};
use crate::audit::{self, Receipt};
use crate::error::{Error, Result};
use crate::policy::{Action, Permit};

/// What a change comes to; small, because a repeated request gets it from the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub id: BookingId,
    pub version: i64,
    pub state: State,
}

impl From<&booking::Model> for Done {
    fn from(booking: &booking::Model) -> Self {
        Self {
            id: booking.id,
            version: booking.version,
            state: booking.state,
        }
    }
}

/// A change that has begun: the locked booking, the permit, and where the step leads.
pub(super) struct Begun {
    pub(super) loaded: Loaded,
    pub(super) permit: Permit,
    step: &'static Step,
}

impl Begun {
    /// The state that the table names; `None` where it depends on the application.
    pub(super) const fn to(&self) -> Option<State> {
        match self.step.to {
            To::State(state) => Some(state),
            To::Same | To::FirstOpenDecision | To::AsTheCallSays | To::NextWish | To::AllAccepted | To::AfterOffer => {
                None
            }
        }
    }
}

pub(super) async fn begin(txn: &Txn, context: &Context, action: Action, id: BookingId) -> Result<Begun> {
    let loaded = store::lock(txn, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("booking"))?;
    let permit = context.actor.may(action, &loaded.parties())?;
    context.expect(loaded.booking.version, || current(&loaded.booking))?;
    let step = rules::step(table_action(action), loaded.booking.state)?;
    Ok(Begun { loaded, permit, step })
}

/// What somebody learns whose page was older: one decided, the other sees what was decided.
pub(super) fn current(booking: &booking::Model) -> serde_json::Value {
    json!({ "id": booking.id, "number": booking.number, "state": booking.state, "version": booking.version })
}

/// A link's action is the person's, by another way in.
const fn table_action(action: Action) -> Action {
    match action {
        Action::LinkApprove => Action::BookingApprove,
        Action::LinkReturn => Action::BookingReturn,
        Action::LinkCancel => Action::BookingCancel,
        Action::LinkOfferAccept => Action::OfferAccept,
        Action::LinkOfferDecline => Action::OfferDecline,
        other => other,
    }
}

pub(super) async fn finish(
    txn: &Txn,
    context: &Context,
    permit: Permit,
    (before, after): (&booking::Model, &booking::Model),
    comment: &str,
    fields: &[&str],
) -> Result<(Done, Receipt)> {
    let line = (table_action(permit.action()).verb(), permit.standing().word());
    store::event(txn, before, after, line, context.actor.person_id(), comment).await?;
    if before.state == State::Confirmed && after.state != State::Confirmed {
        changes::actions::end_with(txn, after).await?;
    }
    let receipt = audit::record(txn, permit, fields).await?;
    Ok((Done::from(after), receipt))
}
